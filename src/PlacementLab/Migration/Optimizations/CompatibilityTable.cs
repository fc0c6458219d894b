using System.Collections.Immutable;

namespace PlacementLab.Migration.Optimizations;

/// <summary>Which optimisation goes with which scheme, as data: the models refuse by it, and tests, help and tables read it.</summary>
public static class CompatibilityTable
{
    private const string NotRunning = "the VM does not run at the source while memory is copied";
    private const string SentOnce = "each page is sent once, so there is no earlier copy to differ from";
    private const string NoMissingPages = "no page is missing when the VM resumes";

    private static readonly MigrationScheme[] _schemes = Enum.GetValues<MigrationScheme>();

    /// <summary>All pairs, by optimisation, then by scheme, in the order of the enumerations.</summary>
    public static ImmutableArray<Compatibility> All { get; } =
        [.. Enum.GetValues<OptimizationKind>().SelectMany(kind => _schemes.Select(scheme => Pair(kind, scheme)))];

    /// <summary>One pair.</summary>
    /// <param name="kind">The optimisation.</param>
    /// <param name="scheme">The scheme.</param>
    public static Compatibility Of(OptimizationKind kind, MigrationScheme scheme) => All[((int)kind * _schemes.Length) + (int)scheme];

    private static Compatibility Pair(OptimizationKind kind, MigrationScheme scheme)
    {
        string? refusal = Refusal(kind, scheme);
        return new Compatibility(kind, scheme, refusal is null, refusal ?? Effect(kind));
    }

    private static string? Refusal(OptimizationKind kind, MigrationScheme scheme) => kind switch
    {
        OptimizationKind.WriteThrottling => scheme switch
        {
            MigrationScheme.PreCopy or MigrationScheme.Hybrid => null,
            MigrationScheme.PostCopy => "the VM writes at the destination while memory is copied, so its writes make no page dirty at the source",
            _ => NotRunning,
        },
        OptimizationKind.Delta => scheme is MigrationScheme.PreCopy or MigrationScheme.Hybrid ? null : SentOnce,
        OptimizationKind.FreePageHints => scheme is MigrationScheme.Process
            ? "a process group's state has no free pages of a guest" : null,
        OptimizationKind.PrePaging or OptimizationKind.ActivePush or OptimizationKind.FaultChannel => scheme switch
        {
            MigrationScheme.PostCopy or MigrationScheme.Hybrid => null,
            MigrationScheme.SuspendResume => "pages come from a store, which does not see the faults of a source",
            _ => NoMissingPages,
        },
        _ => null,
    };

    private static string Effect(OptimizationKind kind) => kind switch
    {
        OptimizationKind.WriteThrottling => "slows a CPU-bound writer until rounds shrink",
        OptimizationKind.Compression => "sends fewer bytes, as fast as its threads compress",
        OptimizationKind.Delta => "sends differences from the second copy of a page on",
        OptimizationKind.Deduplication => "sends equal pages once",
        OptimizationKind.FreePageHints => "leaves free memory out",
        OptimizationKind.PrePaging => "avoids a share of the demand faults",
        OptimizationKind.ActivePush => "sets the share of the bandwidth that the push uses",
        OptimizationKind.FaultChannel => "answers faults past the pushed bytes",
        OptimizationKind.MultiChannel => "adds up what several connections carry",
        _ => "limits the throughput to what its threads encrypt",
    };
}
