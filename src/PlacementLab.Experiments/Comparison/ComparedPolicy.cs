using System.Globalization;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Detectors;

namespace PlacementLab.Experiments.Comparison;

/// <summary>A policy of the consolidation loop as it is compared. Make it with <see cref="ComparedPolicies.Parse"/>, which checks it.</summary>
/// <param name="Loop">Detector and selection; or a policy that never migrates.</param>
/// <param name="Quantile">Quantile of the forecast demand that the detector "forecast" adds up, 0–1; of no meaning for others.</param>
/// <param name="Solver">Name of the solver that places the VMs; null for power-aware best fit.</param>
public sealed record ComparedPolicy(ConsolidationPolicy Loop, double Quantile, string? Solver)
{
    /// <summary>Quantile where none is named: the median.</summary>
    public const double UsualQuantile = 0.5;

    /// <summary>The policy in short, such as "lr-mmt-1.2", "forecast-mmt-0.9-q0.75+local-search" or "dvfs".</summary>
    public string Name => Loop.Name
        + (Predicts && Quantile != UsualQuantile ? string.Create(CultureInfo.InvariantCulture, $"-q{Quantile}") : "")
        + (Solver is null ? "" : "+" + Solver);

    /// <summary>Whether it looks at forecasts.</summary>
    public bool Predicts => Loop.Detector == OverloadDetectors.Forecast.Name;

    /// <summary>Whether it is one that migrates as published: no forecasts, no solver.</summary>
    public bool IsClassic => Loop.Migrates && !Predicts && Solver is null;

    /// <summary>Whether a run depends on the seed even where migrations are free, so that dirty rates do not matter.</summary>
    public bool Draws => Loop.Selection == "rs" || Solver is not null;
}
