using System.Globalization;
using PlacementLab.Migration;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>One sentence on a comparison of schemes, from its numbers.</summary>
internal static class EstimateConclusion
{
    /// <summary>The sentence.</summary>
    /// <param name="limit">Downtime limit.</param>
    /// <param name="estimates">At least one estimate.</param>
    public static string Of(TimeSpan limit, IReadOnlyList<MigrationEstimate> estimates)
    {
        if (estimates is [MigrationEstimate only])
        {
            return $"{Name(only)} takes {Duration(only.TotalTime)} with {Duration(only.Downtime)} of downtime, "
                + $"{(only.Downtime <= limit ? "within" : "over")} the limit of {Duration(limit)}{Price(only)}.";
        }

        MigrationEstimate[] moved = [.. estimates.Where(e => e.Outcome != MigrationOutcome.Aborted)];
        MigrationEstimate shortest = moved.MinBy(e => e.Downtime)!;
        MigrationEstimate fastest = moved.MinBy(e => e.TotalTime)!;
        string[] within = [.. moved.Where(e => e.Downtime <= limit).Select(Name)];
        string limitPart = within.Length == 0
            ? $"no scheme keeps the limit of {Duration(limit)}"
            : $"the limit of {Duration(limit)} is kept by {string.Join(", ", within)}";
        return $"Shortest downtime: {Name(shortest)} ({Duration(shortest.Downtime)}); shortest total time: {Name(fastest)} "
            + $"({Duration(fastest.TotalTime)}); {limitPart}{string.Concat(estimates.Select(Price))}.";
    }

    /// <summary>A duration in ms below a second, in s above.</summary>
    public static string Duration(TimeSpan time) => time < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.##} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");

    private static string Name(MigrationEstimate estimate) => MigrationSchemeNames.NameOf(estimate.Scheme);

    private static string Price(MigrationEstimate estimate) => estimate.Outcome switch
    {
        MigrationOutcome.Aborted =>
            $"; {Name(estimate)} does not converge and is given up after {Duration(estimate.TotalTime)}: the VM stays at the source, {estimate.Traffic} were sent in vain",
        MigrationOutcome.SwitchedToPostCopy => $"; {Name(estimate)} does not converge and goes on as post-copy",
        _ when estimate.Converged => "",
        _ => $"; {Name(estimate)} does not converge, its forced stop costs {Duration(estimate.Downtime)}",
    };
}
