using PlacementLab.Demand;
using PlacementLab.Infrastructure;
using PlacementLab.Simulation;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation;

public sealed class FleetDemandTests
{
    private static readonly Vm _vm = new(0, "a", new VmType("t", CpuCapacity.FromMips(2000), DataSize.FromBytes(1000)));

    [Theory]
    [InlineData(10, 250)] // below the minimum of 25 %
    [InlineData(60, 600)]
    public void ResidentBytes_IsTraceShareAboveMinimum(float percent, long bytes) =>
        Assert.Equal(bytes, new FleetDemand(Traces([50], [percent]), [_vm], 0.25).ResidentBytes(0, 0));

    [Fact]
    public void ResidentBytes_WithoutMemoryInTrace_IsAllMemory() =>
        Assert.Equal(1000, new FleetDemand(Traces([50], []), [_vm], 0.25).ResidentBytes(0, 0));

    [Fact]
    public void DemandMips_IsPercentOfTheVmsMips()
    {
        var demand = new FleetDemand(Traces([50, 25], []), [_vm], 0.25);
        Assert.Equal([1000f, 500f], demand.DemandMips[0]);
        Assert.Equal(0.5, demand.MeanUtilization(0, 0), 12); // the later 25 % is not known yet
        Assert.Equal(0.375, demand.MeanUtilization(0, 1), 12);
    }

    [Fact]
    public void Constructor_TracesAndVmsDiffer_Throws() =>
        Assert.Throws<ArgumentException>(() => new FleetDemand(Traces([50], []), [], 0.25));

    private static TraceSet Traces(float[] cpu, float[] memory) =>
        new("t", TimeSpan.FromMinutes(5), [new UtilizationTrace("a", [.. cpu], [.. memory])]);
}
