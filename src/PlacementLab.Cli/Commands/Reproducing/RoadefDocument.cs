using PlacementLab.Experiments.Reproduction.Roadef;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>The document that `placementlab reproduce roadef --json` prints.</summary>
internal sealed record RoadefDocument(double Score, double WinnerScore, IReadOnlyList<RoadefDocument.Row> Instances, IReadOnlyList<string> Figures)
{
    /// <summary>The document of some rows.</summary>
    public static RoadefDocument Of(IReadOnlyList<RoadefRow> rows, IReadOnlyList<string> figures) => new(
        rows.Sum(r => r.Score), rows.Sum(r => r.WinnerScore),
        [.. rows.Select(r => new Row(
            r.Instance, r.Vms, r.Hosts, r.InitialCost, r.Cost, r.Known.BestSeen, r.Known.Winner, r.Score, r.WinnerScore, r.Bound, r.BoundName, r.Gap,
            r.Violations == 0, r.Iterations, r.Seconds))],
        figures);

    /// <summary>An instance.</summary>
    internal sealed record Row(
        string Instance,
        int Vms,
        int Hosts,
        double InitialCost,
        double Cost,
        double BestSeen,
        double Winner,
        double Score,
        double WinnerScore,
        double Bound,
        string BoundName,
        double Gap,
        bool Valid,
        long Iterations,
        double ElapsedSeconds);
}
