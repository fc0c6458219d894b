using PlacementLab.Demand;
using PlacementLab.Experiments.Running;
using PlacementLab.Experiments.Specs;
using Xunit;

namespace PlacementLab.Tests.Experiments;

public sealed class AssumptionTextTests
{
    [Fact]
    public void Of_NamesClassesExponentShareAndStopRule()
    {
        var spec = new ExperimentSpec { Dirty = new DirtySpec { Gamma = 0.5 }, Migration = new MigrationSpec { StopRule = "xen" } };
        string text = string.Join('\n', AssumptionText.Of(spec, Traces([10])));
        Assert.Contains("assumed, not measured", text);
        Assert.Contains("idle, web, database, memory-bound", text);
        Assert.Contains("^0.5", text);
        Assert.Contains("at least 25% of it", text);
        Assert.Contains("stop rule xen", text);
    }

    [Fact]
    public void Of_TraceWithoutMemory_SaysThatAllOfItCounts() =>
        Assert.Contains(AssumptionText.Of(new ExperimentSpec(), Traces([])), t => t.StartsWith("The trace has no memory", StringComparison.Ordinal));

    private static TraceSet Traces(float[] memory) => new("t", TimeSpan.FromMinutes(5), [new UtilizationTrace("a", [50], [.. memory])]);
}
