using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>
/// Diving with limited discrepancy search (Sadykov, Vanderbeck, Pessoa, Tahiri, Uchoa, 2019): fixes the patterns that the relaxation uses
/// most, relaxes what is left with new patterns, and so on. Near the root it also tries the second best choice, the third and so on.
/// </summary>
internal sealed class PackingDive(PackingProblem problem, ColumnGeneration columns, PackingRecord record)
{
    private const double Whole = 1 - 1e-6;
    private const double NearlyWhole = 0.75;
    private const int ShareAtOnce = 20;
    private int _depthOfChoice;

    /// <summary>Dives, with up to <paramref name="discrepancies"/> further choices in all on a path, in its first levels.</summary>
    /// <param name="depth">Levels with further choices.</param>
    /// <param name="discrepancies">Further choices on a path.</param>
    public void Run(int depth, int discrepancies)
    {
        _depthOfChoice = depth;
        Dive([.. problem.Counts], [], 0, discrepancies);
    }

    private void Dive(int[] left, List<Pattern> chosen, int depth, int discrepancies)
    {
        if (Array.TrueForAll(left, c => c == 0))
        {
            record.Offer(new PackedBins([.. chosen.Select(p => p.ToBin())]), "diving");
            return;
        }

        Relaxation relaxation = columns.Relax(left, record.Best.Count - 1 - chosen.Count);
        if (relaxation.End != RelaxationEnd.Solved || chosen.Count + relaxation.Bound >= record.Best.Count)
        {
            return;
        }

        double[] uses = columns.Master.Uses;
        int[] candidates =
        [
            .. Enumerable.Range(0, uses.Length).Where(p => uses[p] > 1e-6 && columns.Master.Patterns[p].FitsIn(left)).OrderByDescending(p => uses[p]),
        ];
        int attempts = depth < _depthOfChoice ? Math.Min(discrepancies + 1, candidates.Length) : Math.Min(1, candidates.Length);
        for (int attempt = 0; attempt < attempts && chosen.Count + relaxation.Bound < record.Best.Count; attempt++)
        {
            int[] rest = [.. left];
            List<Pattern> fixedNow = [.. chosen, .. Fix(candidates.AsSpan(attempt), uses, rest)];
            Dive(rest, fixedNow, depth + 1, discrepancies - attempt);
        }
    }

    private List<Pattern> Fix(ReadOnlySpan<int> candidates, double[] uses, int[] left)
    {
        var chosen = new List<Pattern>();
        double total = 0;
        foreach (int p in candidates)
        {
            total += uses[p];
        }

        int most = Math.Max(1, (int)(total / ShareAtOnce));
        foreach (int p in candidates)
        {
            bool isWhole = uses[p] >= Whole;
            if (!isWhole && chosen.Count > 0 && (uses[p] < NearlyWhole || chosen.Count >= most))
            {
                break;
            }

            Pattern pattern = columns.Master.Patterns[p];
            int copies = Math.Max(1, (int)(uses[p] + 1e-6));
            for (; copies > 0 && pattern.FitsIn(left); copies--)
            {
                chosen.Add(pattern);
                pattern.TakeFrom(left);
            }
        }

        return chosen;
    }
}
