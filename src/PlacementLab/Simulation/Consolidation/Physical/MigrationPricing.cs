using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Asks the scheme's model what a migration takes, from what was seen of the VM so far.</summary>
internal sealed class MigrationPricing(FleetArrays fleet, PhysicalRules rules)
{
    private readonly IMigrationModel _model = MigrationModels.Create(rules.Scheme, rules.Models);
    private readonly PhysicalScenario _scenario = fleet.Scenario;

    /// <summary>The estimate for a VM.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="now">Intervals seen, at least 1.</param>
    /// <param name="bytesPerSecond">Its share of the links.</param>
    public MigrationEstimate Estimate(int vm, int now, double bytesPerSecond)
    {
        var memory = DataSize.FromBytes(fleet.VmMemoryBytes[vm]);
        var resident = DataSize.FromBytes(ResidentBytes(vm, now));
        (double utilization, double mean) = Utilization(_scenario.Traces.CpuPercentOf(vm)[..now]);
        return _model.Estimate(new MigrationRequest
        {
            Memory = resident,
            ZeroMemory = memory - resident,
            DirtyCurve = _scenario.Classes[vm].CurveFor(resident, utilization, mean, _scenario.DirtyGamma),
            Bandwidth = DataRate.FromBytesPerSecond(bytesPerSecond),
            DowntimeLimit = rules.Models.DowntimeLimit,
            RoundTrip = _scenario.RoundTrip,
        });
    }

    /// <summary>Memory of a VM that has content and must be sent.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="now">Intervals seen, at least 1.</param>
    public long ResidentBytes(int vm, int now)
    {
        ReadOnlySpan<float> percent = _scenario.Traces.MemoryPercentOf(vm);
        double share = percent.IsEmpty ? 1 : Math.Clamp(percent[now - 1] / 100.0, _scenario.MinimumResidentShare, 1);
        return (long)Math.Ceiling(share * fleet.VmMemoryBytes[vm]);
    }

    private static (double Last, double Mean) Utilization(ReadOnlySpan<float> percent)
    {
        double sum = 0;
        foreach (float value in percent)
        {
            sum += value;
        }

        return (Math.Max(0.0, percent[^1] / 100.0), Math.Max(0.0, sum / 100 / percent.Length));
    }
}
