using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation.CloudSim;

namespace PlacementLab.Experiments.Reproduction.Quirks;

/// <summary>A choice of quirks that are made sensible.</summary>
/// <param name="Id">Numbers of the quirks, such as "C2" or "C2-C5"; "-" for none.</param>
/// <param name="Name">Name of the switch, or what the choice is.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Release">What the release does.</param>
public sealed record QuirkRules(string Id, string Name, CloudSimRules Rules, string Release)
{
    /// <summary>The quirks that make most of the result, fixed together.</summary>
    private static readonly string[] _main = ["idle-vms-kept", "memory-held", "receivers-protected", "same-power-base"];

    /// <summary>The release, every fix alone, the four that matter most together, and all.</summary>
    public static ImmutableArray<QuirkRules> All { get; } =
    [
        new("-", "as released", CloudSimRules.AsReleased, "All of the below."),
        .. CloudSimQuirks.All.Select(q => new QuirkRules(q.Id, q.Fix, CloudSimRules.Of([q.Fix]), q.Release)),
        new("C2-C5", "four fixes", CloudSimRules.Of(_main), "Idle VMs, memory, receivers and power base are all sensible."),
        new("C2-C15", "all fixes", CloudSimRules.AllFixed, "All of the above is sensible."),
    ];
}
