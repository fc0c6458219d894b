using System.Globalization;
using PlacementLab.Migration;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>One sentence on a comparison of schemes, from its numbers.</summary>
internal static class EstimateConclusion
{
    /// <summary>The sentence.</summary>
    /// <param name="limit">Downtime limit; null for none.</param>
    /// <param name="estimates">At least one estimate.</param>
    public static string Of(TimeSpan? limit, IReadOnlyList<MigrationEstimate> estimates)
    {
        if (estimates is [{ Outcome: MigrationOutcome.Aborted } aborted])
        {
            return $"{GivenUp(aborted)}.";
        }

        if (estimates is [MigrationEstimate only])
        {
            string compared = limit is { } most ? $", {(only.Downtime <= most ? "within" : "over")} the limit of {Duration(most)}" : "";
            return $"{Name(only)} takes {Duration(only.TotalTime)} with {Duration(only.Downtime)} of downtime{compared}{Price(only)}.";
        }

        MigrationEstimate[] moved = [.. estimates.Where(e => e.Outcome != MigrationOutcome.Aborted)];
        MigrationEstimate shortest = moved.MinBy(e => e.Downtime)!;
        MigrationEstimate fastest = moved.MinBy(e => e.TotalTime)!;
        return $"Shortest downtime: {Name(shortest)} ({Duration(shortest.Downtime)}); shortest total time: {Name(fastest)} "
            + $"({Duration(fastest.TotalTime)}){Kept(limit, moved)}{string.Concat(estimates.Select(Price))}.";
    }

    /// <summary>A duration in ms below a second, in s above.</summary>
    public static string Duration(TimeSpan time) => time < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.##} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");

    private static string Kept(TimeSpan? limit, IEnumerable<MigrationEstimate> moved)
    {
        if (limit is not { } most)
        {
            return "";
        }

        string[] within = [.. moved.Where(e => e.Downtime <= most).Select(Name)];
        return within.Length == 0
            ? $"; no scheme keeps the limit of {Duration(most)}"
            : $"; the limit of {Duration(most)} is kept by {string.Join(", ", within)}";
    }

    private static string Name(MigrationEstimate estimate) => MigrationSchemeNames.NameOf(estimate.Scheme);

    private static string Price(MigrationEstimate estimate) => estimate switch
    {
        { Outcome: MigrationOutcome.Aborted } => $"; {GivenUp(estimate)}",
        { Outcome: MigrationOutcome.SwitchedToPostCopy } => $"; {Name(estimate)} does not converge and goes on as post-copy",
        { Converged: true } => "",
        { Scheme: MigrationScheme.PreCopy } => $"; {Name(estimate)} does not converge, its forced stop costs {Duration(estimate.Downtime)}{OfWhichDisk(estimate)}",
        _ => $"; {Name(estimate)} cannot bring the disk nearly in sync, as it is written too fast: its rest takes {Duration(DiskRest(estimate))} of the downtime",
    };

    private static string GivenUp(MigrationEstimate estimate) => $"{Name(estimate)} does not converge and is given up after "
        + $"{Duration(estimate.TotalTime)}: the VM stays at the source, {estimate.Traffic} were sent in vain";

    private static string OfWhichDisk(MigrationEstimate estimate) => DiskRest(estimate) is { Ticks: > 0 } rest
        ? $", of which the rest of the disk takes {Duration(rest)}"
        : "";

    /// <summary>The part of the downtime in which the rest of the disk is sent.</summary>
    private static TimeSpan DiskRest(MigrationEstimate estimate) =>
        TimeSpan.FromSeconds(estimate.Phases.Where(p => p.Name == PhaseNames.DiskRest).Sum(p => p.Seconds));
}
