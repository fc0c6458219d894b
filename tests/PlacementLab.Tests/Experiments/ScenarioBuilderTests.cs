using PlacementLab.Demand;
using PlacementLab.Experiments.Scenarios;
using PlacementLab.Experiments.Specs;
using PlacementLab.Simulation;
using PlacementLab.Tests.Support;
using PlacementLab.Traces;
using Xunit;

namespace PlacementLab.Tests.Experiments;

public sealed class ScenarioBuilderTests
{
    private static readonly TimeSplit _split = new(2, 4, 6);

    [Fact]
    public void Build_SizesAreDealtRoundRobin_AndHostsToTheMeanLoad()
    {
        // 5 VMs of 2,500, 2,000, 1,000, 500, 2,500 MIPS, all at 80 % at sample 4: 0.8 · 8,500 = 6,800 MIPS; / 0.6 = 11,333 MIPS.
        // G4 3,720 + G5 5,320 = 9,040 < 11,333 ≤ 12,760 with another G4: three hosts.
        SimulationScenario scenario = ScenarioBuilder.Build(new ExperimentSpec(), Traces(5), _split);

        Assert.Equal([2500, 2000, 1000, 500, 2500], scenario.Vms.Select(v => v.Type.Cpu.Mips));
        Assert.Equal([3720, 5320, 3720], scenario.Datacenter.Hosts.Select(h => h.Type.Cpu.Mips));
        Assert.All(scenario.Datacenter.Hosts, h => Assert.Equal(16L << 30, h.Type.Memory.Bytes));
    }

    [Theory]
    [InlineData(3750, 4, 1, 0)] // 4 · 3,750 = 15,000 MiB: one host of 16,384 MiB, as many as the CPU asks for; no spare hosts.
    [InlineData(3750, 8, 2, 2)] // 30,000 MiB: two hosts, four VMs each, and a spare one of both types.
    [InlineData(3750, 9, 3, 2)] // 33,750 MiB: three hosts.
    [InlineData(9000, 3, 3, 2)] // 27,000 MiB would be two hosts, but no host takes two VMs of 9,000 MiB.
    public void Build_TraceWithoutMemory_HasHostsForTheMemoryOfTheVmsAndSpareOnes(int memoryMib, int vms, int used, int spare)
    {
        // All memory is resident; the CPU of nine VMs, 9 · 100 MIPS · 80 % / 0.6 = 1,200 MIPS, asks for one host.
        var spec = new ExperimentSpec { Vms = new VmSpec { Types = [new VmSizeSpec { Name = "fat", Mips = 100, MemoryMib = memoryMib }] } };

        SimulationScenario scenario = ScenarioBuilder.Build(spec, Traces(vms, hasMemory: false), _split);

        Assert.Equal(used + spare, scenario.Datacenter.Hosts.Length);
        Assert.Equal(Enumerable.Range(0, used), scenario.Start.HostOf.Distinct().Order());
    }

    [Fact]
    public void Build_PlanetLabDayGivenByPath_HasRoomForItsMemory()
    {
        TraceSet traces = DatasetCatalog.Load(SharedDatasets.PathOrSkip("planetlab/20110303.zip")).Traces;

        SimulationScenario scenario = ScenarioBuilder.Build(new ExperimentSpec(), traces, new TimeSplit(180, 216, 288));

        // 263 VMs of each type: 263 · (3,750 + 1,740 + 1,740 + 613) = 2,062,709 MiB / 16,384 = 125.9, a little for what does not fit,
        // and two spare hosts.
        Assert.InRange(scenario.Datacenter.Hosts.Length, 128, 140);
    }

    [Fact]
    public void Build_StartFitsTheMeanOfTheTuningPart_NotWhatComesLater()
    {
        // Over samples 2 and 3 each VM uses 20 %: 0.2 · 8,500 = 1,700 MIPS fit one host, though from sample 4 on all use 80 %.
        SimulationScenario scenario = ScenarioBuilder.Build(new ExperimentSpec(), Traces(5), _split);
        Assert.Single(scenario.Start.HostOf.Distinct());
    }

    [Fact]
    public void Build_ClassOfAVm_DoesNotDependOnTheOthers()
    {
        string[] five = [.. ScenarioBuilder.Build(new ExperimentSpec(), Traces(5), _split).Classes.Select(c => c.Name)];
        string[] nine = [.. ScenarioBuilder.Build(new ExperimentSpec(), Traces(9), _split).Classes.Select(c => c.Name)];
        Assert.Equal(five, nine.Take(5));
    }

    [Fact]
    public void Build_CountByDataset_AppliesToTheFirstPartOfTheName()
    {
        var hosts = new HostSpec { CountByDataset = new SortedDictionary<string, int> { ["fleet"] = 7 } };
        Assert.Equal(7, ScenarioBuilder.Build(new ExperimentSpec { Hosts = hosts }, Traces(5), _split).Datacenter.Hosts.Length);
        Assert.Equal(2, ScenarioBuilder.Build(new ExperimentSpec { Hosts = hosts with { Count = 2 } }, Traces(5), _split).Datacenter.Hosts.Length);
    }

    [Fact]
    public void Build_TooFewHosts_IsBadInput()
    {
        // 0.2 · 42,500 MIPS · (25 VMs) = 7,650 MIPS for one host of 3,720.
        var spec = new ExperimentSpec { Hosts = new HostSpec { Count = 1 } };
        Assert.Equal("hosts", Assert.Throws<InvalidInputException>(() => ScenarioBuilder.Build(spec, Traces(25), _split)).Place);
    }

    [Fact]
    public void Build_VmLargerThanEveryHost_IsBadInput()
    {
        var spec = new ExperimentSpec { Vms = new VmSpec { Types = [new VmSizeSpec { Name = "huge", Mips = 9000, MemoryMib = 1 }] } };
        Assert.Equal("vms.types", Assert.Throws<InvalidInputException>(() => ScenarioBuilder.Build(spec, Traces(5), _split)).Place);
    }

    private static TraceSet Traces(int vms, bool hasMemory = true) => new("fleet/day", TimeSpan.FromMinutes(5),
        [.. Enumerable.Range(0, vms).Select(i => new UtilizationTrace($"vm-{i}", [50, 50, 20, 20, 80, 80], hasMemory ? [10, 10, 10, 10, 10, 10] : []))]);
}
