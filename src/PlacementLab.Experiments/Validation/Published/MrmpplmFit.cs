using PlacementLab.Experiments.Validation.Testbed;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>
/// Pre-copy of one workload by one technique over 1 Gbit/s: rounds from the pages that the first one sends, with a fitted curve
/// U(t) = H·(1 − e^(−a·t)) + c·t; bytes = s₁·V₁ + s₂·Σ_{i&gt;1}Vᵢ + 9 per zero page; time = bytes/R + o + z·(zero pages).
/// </summary>
internal sealed class MrmpplmFit
{
    private const double BytesPerSecond = 0.943e9 / 8;
    private const double PageBytes = 4104;
    private const double ZeroPageBytes = 9;
    private const double DowntimeLimitSeconds = 0.3;
    private const int MostRounds = 100;
    private readonly HotColdPages _curve;
    private readonly double _firstShare;
    private readonly double _laterShare;
    private readonly LinearFit _overhead;

    /// <summary>Fits all parameters.</summary>
    /// <param name="rows">Migrations of one workload by one technique, several sizes.</param>
    public MrmpplmFit(IReadOnlyCollection<MrmpplmMigration> rows)
    {
        (_firstShare, _laterShare) = Shares(rows);
        List<(double Seconds, double Pages)> points = [];
        foreach (MrmpplmMigration row in rows)
        {
            for (int i = 0; i + 1 < row.PagesPerRound.Length; i++)
            {
                double sent = i == 0 ? row.FirstRoundPages * _firstShare : row.PagesPerRound[i] * _laterShare;
                points.Add((sent * PageBytes / BytesPerSecond, row.PagesPerRound[i + 1]));
            }
        }

        points.Sort();
        _curve = points.Count > 0 ? HotColdPages.Fit(points, rows.Max(r => r.FirstRoundPages)) : default;
        _overhead = LinearFit.Of(rows.Select(r => (new[] { 1, r.ZeroPages }, (r.TotalMilliseconds / 1000) - (r.TransferredBytes / BytesPerSecond))));
    }

    /// <summary>Predicts total time and traffic from what is known: the pages of the first round, with and without content.</summary>
    public (double Seconds, double Bytes) Predict(MrmpplmMigration row)
    {
        double pages = row.FirstRoundPages;
        double sent = pages * _firstShare;
        for (int round = 1; round < MostRounds && pages * PageBytes > DowntimeLimitSeconds * BytesPerSecond; round++)
        {
            double seconds = pages * (round == 1 ? _firstShare : _laterShare) * PageBytes / BytesPerSecond;
            double next = (_curve.HotPages * (1 - Math.Exp(-_curve.WritesPerPage * seconds))) + (_curve.ColdPagesPerSecond * seconds);
            pages = Math.Min(next, pages);
            sent += pages * _laterShare;
        }

        double bytes = (sent * PageBytes) + (row.ZeroPages * ZeroPageBytes);
        return ((bytes / BytesPerSecond) + _overhead.At(1, row.ZeroPages), bytes);
    }

    /// <summary>Bytes on the wire over bytes of whole pages, in the first round and later.</summary>
    private static (double First, double Later) Shares(IReadOnlyCollection<MrmpplmMigration> rows)
    {
        if (rows.First().Technique == "Vanilla")
        {
            return (1, 1);
        }

        var fit = LinearFit.Of(rows.Select(r => (
            new[] { r.FirstRoundPages * PageBytes, r.PagesPerRound.Skip(1).Sum() * PageBytes }, r.TransferredBytes - (r.ZeroPages * ZeroPageBytes))));
        return (fit.At(1, 0), Math.Clamp(fit.At(0, 1), 0, 1));
    }
}
