using PlacementLab.Demand;
using PlacementLab.Simulation.Consolidation.Detectors;
using PlacementLab.Simulation.Consolidation.Physical;
using PlacementLab.Traces;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>Loads what a simulation under the rules "physical" needs.</summary>
internal static class SimulatedDays
{
    private const string All = "/*";

    /// <summary>The traces of each name; "planetlab/*" stands for all days that are found.</summary>
    /// <exception cref="InvalidInputException">A data set is not there.</exception>
    public static TraceSet[] Load(IEnumerable<string> names) => [.. names.SelectMany(Expand).Select(n => DatasetCatalog.Load(n).Traces)];

    /// <summary>The rules, with the forecaster fitted if the detector needs one.</summary>
    /// <exception cref="InvalidInputException">There is nothing to fit it on.</exception>
    public static PhysicalRules WithForecaster(SimulateRequest request, PhysicalRequest physical)
    {
        if (request.Policy.Detector != OverloadDetectors.Forecast.Name)
        {
            return physical.Rules;
        }

        string train = physical.Train ?? throw new InvalidInputException(
            "--train", "nothing", "a data set for the forecaster to learn its errors on", "Name another day, such as planetlab/20110306.");
        PhysicalScenario fleet = PublishedFleet.Build(Load([train]), physical.Fleet with { Vms = null });
        return physical.Rules with { Forecaster = PhysicalPolicies.Fit(physical.Forecaster, fleet) };
    }

    /// <summary>The names that a name stands for.</summary>
    /// <exception cref="InvalidInputException">Nothing is found for it.</exception>
    public static IEnumerable<string> Expand(string name)
    {
        if (!name.EndsWith(All, StringComparison.Ordinal))
        {
            return [name];
        }

        string[] found = [.. DatasetCatalog.List().Where(d => d.State == DatasetState.Found && d.Name.StartsWith(name[..^1], StringComparison.Ordinal)).Select(d => d.Name)];
        return found.Length > 0 ? found : throw new InvalidInputException(
            "--dataset", $"nothing for \"{name}\"", "at least one data set", "List what is found with `placementlab datasets`.");
    }
}
