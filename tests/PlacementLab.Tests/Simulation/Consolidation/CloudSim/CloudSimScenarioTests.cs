using PlacementLab.Demand;
using PlacementLab.Simulation.Consolidation.CloudSim;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.CloudSim;

public sealed class CloudSimScenarioTests
{
    [Fact]
    public void Vms_AreInOrdinalOrderOfTheirTraces()
    {
        UtilizationTrace[] traces = [.. new[] { "b", "a", "B", "a1" }.Select(n => new UtilizationTrace(n, [1, 2], []))];

        var scenario = new CloudSimScenario(new TraceSet("t", TimeSpan.FromMinutes(5), [.. traces]));

        Assert.Equal(["B", "a", "a1", "b"], scenario.Traces.Select(t => t.Name));
    }

    // Six VMs: ceil(6/4) = 2 of each type, the last type gets none; four VMs: one of each.
    [Theory]
    [InlineData(6, new[] { 2500.0, 2500, 2000, 2000, 1000, 1000 })]
    [InlineData(4, new[] { 2500.0, 2000, 1000, 500 })]
    [InlineData(1, new[] { 2500.0 })]
    public void VmTypes_ShareTheVms(int vms, double[] mips)
    {
        var scenario = new CloudSimScenario(CloudSimFleets.Wandering(vms, 3, 1));

        Assert.Equal(mips, Enumerable.Range(0, vms).Select(vm => scenario.VmType(vm).Mips));
    }

    [Fact]
    public void NoHosts_AreRefused() => Assert.Equal(
        "hosts", Assert.Throws<InvalidInputException>(() => new CloudSimScenario(CloudSimFleets.Wandering(4, 10, 1), 0)).Place);

    [Theory]
    [InlineData(1)]
    [InlineData(289)]
    public void OtherLength_IsRefused(int samples)
    {
        var refused = Assert.Throws<InvalidInputException>(() => new CloudSimScenario(CloudSimFleets.Wandering(4, samples, 1)));

        Assert.Contains($"{samples} samples", refused.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherStep_IsRefused()
    {
        var minutes = new TraceSet("t", TimeSpan.FromMinutes(1), [new UtilizationTrace("a", [1, 2], [])]);

        Assert.Contains("00:01:00", Assert.Throws<InvalidInputException>(() => new CloudSimScenario(minutes)).Found, StringComparison.Ordinal);
    }
}
