using PlacementLab.Experiments.Reproduction.BtrPlace;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>The document that `placementlab reproduce btrplace --json` prints.</summary>
internal sealed record BtrPlaceDocument(IReadOnlyList<BtrPlaceDocument.Row> Instances, IReadOnlyList<string> Figures)
{
    /// <summary>The document of some rows.</summary>
    public static BtrPlaceDocument Of(IReadOnlyList<BtrPlaceRow> rows, IReadOnlyList<string> figures) => new(
        [.. rows.Select(r => new Row(
            r.Instance, r.Hosts, r.Vms, r.Constraints, r.ViolatedAtFirst, r.Started, r.Moved, r.FewestMoves, r.IsValid, r.ReadSeconds, r.Seconds))],
        figures);

    /// <summary>An instance.</summary>
    internal sealed record Row(
        string Instance,
        int Hosts,
        int Vms,
        int Constraints,
        int ViolatedAtFirst,
        int Started,
        int Moved,
        double FewestMoves,
        bool Valid,
        double ReadSeconds,
        double ElapsedSeconds);
}
