using PlacementLab.Demand;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>What `placementlab simulate` was asked for under the rules "physical".</summary>
internal sealed record PhysicalRequest
{
    /// <summary>The rules, without a fitted forecaster.</summary>
    public required PhysicalRules Rules { get; init; }

    /// <summary>Sizes of the fleet.</summary>
    public required FleetOptions Fleet { get; init; }

    /// <summary>What the detector that looks at forecasts uses.</summary>
    public required IForecaster Forecaster { get; init; }

    /// <summary>Data set on which it is fitted; null for none.</summary>
    public string? Train { get; init; }
}
