using PlacementLab.Demand;
using PlacementLab.Placement;
using PlacementLab.Planning;

namespace PlacementLab.Simulation;

/// <summary>What a policy may know when it decides, at the start of an interval.</summary>
public sealed record Observation
{
    /// <summary>Hosts, VMs and their types.</summary>
    public required SimulationScenario Scenario { get; init; }

    /// <summary>Index of the interval that begins; its demand is not known yet.</summary>
    public required int Sample { get; init; }

    /// <summary>Demand up to the interval before.</summary>
    public required DemandHistory History { get; init; }

    /// <summary>Where the VMs are.</summary>
    public required Assignment Current { get; init; }

    /// <summary>Predicts migrations by the scheme in use.</summary>
    public required IMigrationEstimator Estimator { get; init; }

    /// <summary>Hosts to be drained for maintenance; nothing may move to them.</summary>
    public IReadOnlyList<int> OfflineHosts { get; init; } = [];
}
