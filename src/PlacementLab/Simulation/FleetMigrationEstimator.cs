using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Units;

namespace PlacementLab.Simulation;

/// <summary>Predicts the migration of any VM of a scenario from what was seen of it at one sample.</summary>
public sealed class FleetMigrationEstimator : IMigrationEstimator
{
    private readonly SimulationScenario _scenario;
    private readonly IMigrationModel _model;
    private readonly int _sample;

    /// <summary>Creates an estimator.</summary>
    /// <param name="scenario">The fleet.</param>
    /// <param name="model">Model of the scheme in use.</param>
    /// <param name="sample">Latest sample seen.</param>
    public FleetMigrationEstimator(SimulationScenario scenario, IMigrationModel model, int sample)
    {
        _scenario = scenario;
        _model = model;
        _sample = sample;
    }

    /// <inheritdoc/>
    public MigrationEstimate Estimate(int vm, DataRate bandwidth) => _model.Estimate(RequestFor(vm, bandwidth));

    private MigrationRequest RequestFor(int vm, DataRate bandwidth)
    {
        var resident = DataSize.FromBytes(_scenario.Demand.ResidentBytes(vm, _sample));
        return new MigrationRequest
        {
            Memory = resident,
            ZeroMemory = _scenario.Vms[vm].Type.Memory - resident,
            DirtyCurve = _scenario.Classes[vm].CurveFor(
                resident, _scenario.Demand.Utilization(vm, _sample), _scenario.Demand.MeanUtilization(vm, _sample), _scenario.DirtyGamma),
            Bandwidth = bandwidth,
            DowntimeLimit = _scenario.DowntimeLimit,
            RoundTrip = _scenario.RoundTrip,
        };
    }
}
