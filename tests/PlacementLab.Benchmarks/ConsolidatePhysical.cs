using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using PlacementLab.Demand;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Physical;
using PlacementLab.Traces.PlanetLab;

namespace PlacementLab.Benchmarks;

/// <summary>A day of closed-loop consolidation under physical rules.</summary>
[Description("A day of consolidation under physical rules (LR-MMT-1.2, pre-copy), a host for ten VMs, traces drawn from a PlanetLab day. Baseline: the same day without migrations.")]
public class ConsolidatePhysical
{
    private const int VmsPerHost = 10;

    private readonly PhysicalRules _rules = new();
    private TraceSet? _day;
    private PhysicalScenario? _fleet;

    /// <summary>Number of VMs; a tenth as many hosts.</summary>
    [Params(1_000, 10_000)]
    public int Vms { get; set; }

    /// <summary>Builds the fleet.</summary>
    [GlobalSetup]
    public void BuildFleet()
    {
        _day ??= PlanetLabReader.Read(PlanetLabDay.File());
        _fleet = PublishedFleet.Build([_day], new FleetOptions { Hosts = Vms / VmsPerHost, Vms = Vms });
    }

    /// <summary>No migrations.</summary>
    [Benchmark(Baseline = true)]
    public ConsolidationResult WithoutMigrations() => Run("dvfs");

    /// <summary>The loop.</summary>
    [Benchmark]
    public ConsolidationResult Consolidate() => Run("lr");

    private ConsolidationResult Run(string detector) =>
        PhysicalSimulator.Run(_fleet!, ConsolidationPolicies.Parse(detector, null, null, 1), _rules);
}
