using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Experiments.Comparison;
using PlacementLab.Experiments.Results;
using PlacementLab.Traces;

namespace PlacementLab.Tests.Experiments.Comparison;

/// <summary>A comparison of four policies on three generated days of sixteen VMs and eight hosts.</summary>
internal static class SmallComparison
{
    public static ComparisonSettings Settings { get; } = new()
    {
        Policies = [.. new[] { "dvfs", "thr-mmt-0.8", "lr-rs-1.2", "forecast-mmt-0.9-q0.75" }.Select(n => ComparedPolicies.Parse(n, "test"))],
        Seeds = [1, 2],
        Hosts = 8,
        HostMemory = null,
    };

    public static ImmutableArray<ComparisonBlock> Days => ComparisonBlocks.Of([Day(3), Day(1), Day(2)]);

    public static ComparisonStudy Run(int threads = 2, RunStore? store = null, IProgress<ComparisonProgress>? progress = null, string version = "", ComparisonSettings? settings = null) =>
        new ComparisonRunner(settings ?? Settings, threads, store, version).Run(Days, progress, CancellationToken.None);

    public static LoadedDataset Day(int number)
    {
        TraceSet traces = TinyFleet.Traces(number);
        return new LoadedDataset(new TraceSet($"days/{number}", traces.Step, traces.Traces), $"sum-{number}", "generated");
    }
}
