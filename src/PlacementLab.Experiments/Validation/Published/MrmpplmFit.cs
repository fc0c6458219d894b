using PlacementLab.Experiments.Validation.Testbed;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>
/// Pre-copy of one workload by one technique over 1 Gbit/s: rounds from the pages that the first one sends, with a fitted curve
/// U(t) = H·(1 − e^(−a·t)) + c·t; bytes = k + s₁·V₁ + s₂·Σ_{i&gt;1}Vᵢ + 9 per zero page; time = bytes/R + o + z·(zero pages).
/// </summary>
internal sealed class MrmpplmFit
{
    private const double BytesPerSecond = 0.943e9 / 8;
    private const double PageBytes = 4104;
    private const double ZeroPageBytes = 9;
    private const double DowntimeLimitSeconds = 0.3;
    private const double LeastWeighedPages = 20_000;
    private const int MostRounds = 100;
    private readonly HotColdPages _curve;
    private readonly double _fixedBytes;
    private readonly double _firstShare;
    private readonly double _laterShare;
    private readonly LinearFit _overhead;

    /// <summary>Fits all parameters.</summary>
    /// <param name="rows">Migrations of one workload by one technique, several sizes.</param>
    public MrmpplmFit(IReadOnlyCollection<MrmpplmMigration> rows)
    {
        (_fixedBytes, _firstShare, _laterShare) = Shares(rows);
        _overhead = LinearFit.Of(rows.Select(r => (new[] { 1, r.ZeroPages }, (r.TotalMilliseconds / 1000) - (r.TransferredBytes / BytesPerSecond))));
        List<(double Seconds, double Pages)> points = Points(rows);
        _curve = points.Count > 0 ? HotColdPages.Fit(points, rows.Max(r => r.FirstRoundPages), LeastWeighedPages) : default;
    }

    /// <summary>Predicts total time and traffic from what is known: the pages of the first round, with and without content.</summary>
    public (double Seconds, double Bytes) Predict(MrmpplmMigration row)
    {
        double pages = row.FirstRoundPages;
        double sent = pages * _firstShare;
        for (int round = 1; round < MostRounds && pages * PageBytes > DowntimeLimitSeconds * BytesPerSecond; round++)
        {
            double seconds = round == 1 ? FirstRoundSeconds(row) : LaterRoundSeconds(pages);
            double next = (_curve.HotPages * (1 - Math.Exp(-_curve.WritesPerPage * seconds))) + (_curve.ColdPagesPerSecond * seconds);
            pages = Math.Min(next, pages);
            sent += pages * _laterShare;
        }

        double bytes = _fixedBytes + (sent * PageBytes) + (row.ZeroPages * ZeroPageBytes);
        return ((bytes / BytesPerSecond) + _overhead.At(1, row.ZeroPages), bytes);
    }

    /// <summary>For each size and round that most of its migrations reach, the medians of its length and of the pages that follow.</summary>
    private List<(double Seconds, double Pages)> Points(IReadOnlyCollection<MrmpplmMigration> rows)
    {
        List<(double Seconds, double Pages)> points = [];
        foreach (MrmpplmMigration[] size in rows.GroupBy(r => r.MemoryMebibytes).Select(g => g.ToArray()))
        {
            for (int i = 0; 2 * size.Count(r => r.PagesPerRound.Length > i + 1) > size.Length; i++)
            {
                MrmpplmMigration[] reached = [.. size.Where(r => r.PagesPerRound.Length > i + 1)];
                double seconds = SampleStatistics.Median(reached.Select(r => i == 0 ? FirstRoundSeconds(r) : LaterRoundSeconds(r.PagesPerRound[i])));
                points.Add((seconds, SampleStatistics.Median(reached.Select(r => r.PagesPerRound[i + 1]))));
            }
        }

        points.Sort();
        return points;
    }

    private double FirstRoundSeconds(MrmpplmMigration row) =>
        ((_fixedBytes + (row.FirstRoundPages * _firstShare * PageBytes)) / BytesPerSecond) + Math.Max(0, _overhead.At(1, row.ZeroPages));

    private double LaterRoundSeconds(double pages) => pages * _laterShare * PageBytes / BytesPerSecond;

    /// <summary>Bytes on the wire over bytes of whole pages, in the first round and later, and what is sent whatever the size: an encoder does not shrink all content alike.</summary>
    private static (double Fixed, double First, double Later) Shares(IReadOnlyCollection<MrmpplmMigration> rows)
    {
        if (rows.First().Technique == "Vanilla")
        {
            return (0, 1, 1);
        }

        var fit = LinearFit.Of(rows.Select(r => (
            new[] { 1, r.FirstRoundPages * PageBytes, r.PagesPerRound.Skip(1).Sum() * PageBytes }, r.TransferredBytes - (r.ZeroPages * ZeroPageBytes))));
        return (fit.At(1, 0, 0), fit.At(0, 1, 0), Math.Clamp(fit.At(0, 0, 1), 0, 1));
    }
}
