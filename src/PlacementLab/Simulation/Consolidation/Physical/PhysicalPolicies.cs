using PlacementLab.Demand;
using PlacementLab.Simulation.Consolidation.Detectors;
using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>The policies made from a detector and a selection.</summary>
public static class PhysicalPolicies
{
    /// <summary>
    /// A policy from the names people write; beside those of <see cref="ConsolidationPolicies.Parse"/> there is the detector "forecast", which
    /// looks at <see cref="PhysicalRules.Forecaster"/>.
    /// </summary>
    /// <param name="detector">Name of a detector, in any case.</param>
    /// <param name="parameter">Parameter; null for the usual one.</param>
    /// <param name="selection">Name of a selection, in any case; null for "mmt".</param>
    /// <param name="seed">Seed of the random selection.</param>
    /// <param name="prefix">What to write before "detector", "parameter" and "selection" in a message: "--" for options.</param>
    /// <exception cref="InvalidInputException">A name is unknown, or the parameter is outside its range or of no use.</exception>
    public static ConsolidationPolicy Parse(string detector, double? parameter, string? selection, long seed, string prefix = "") =>
        ConsolidationPolicies.Known(
            new ConsolidationPolicy(detector, parameter, selection, seed), prefix, [.. OverloadDetectors.All, OverloadDetectors.Forecast]);

    /// <summary>Fits a forecaster on all intervals of a fleet, for forecasts of the next interval.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="training">The fleet to learn from; it need not be the one that is simulated.</param>
    /// <exception cref="InvalidInputException">The traces are too short for the forecaster.</exception>
    public static FittedForecaster Fit(IForecaster forecaster, PhysicalScenario training) =>
        forecaster.Fit(DemandForecasts.HistoryOf(new FleetArrays(training)), 1);

    /// <summary>The policy for one run.</summary>
    /// <exception cref="InvalidInputException">It looks at forecasts and nothing forecasts, or the traces are too short for it.</exception>
    internal static IReallocationPolicy Make(ConsolidationPolicy policy, FleetArrays fleet, PhysicalRules rules)
    {
        bool looksAtForecasts = policy.Detector == OverloadDetectors.Forecast.Name;
        if (looksAtForecasts && rules.Forecaster is null)
        {
            throw new InvalidInputException(
                "forecaster", "none", $"a forecaster for the detector {policy.Detector}", "Fit one on traces of another day.");
        }

        OverloadDetectorKind kind = looksAtForecasts ? OverloadDetectors.Forecast : policy.DetectorKind!;
        kind.RequireHistory(fleet.Scenario.Traces.SampleCount, $"data set \"{fleet.Scenario.Name}\"");
        DemandForecasts? forecasts = looksAtForecasts ? new(fleet, rules.Forecaster!, rules.ForecastQuantile) : null;
        IOverloadDetector detector = kind.Create(policy.Parameter!.Value);
        IVmSelection selection = policy.SelectionKind!.Create(policy.Seed);
        if (rules.Solver is null)
        {
            return new ThresholdPolicy(fleet, rules, detector, selection, forecasts);
        }

        var draft = new Draft(fleet, detector);
        return new SolverPolicy(new SolverProblem(draft, rules), draft, selection, forecasts, (int)(policy.Seed % int.MaxValue));
    }
}
