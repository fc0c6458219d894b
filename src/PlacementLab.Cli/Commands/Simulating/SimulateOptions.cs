using System.CommandLine;
using System.Globalization;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Simulation.Consolidation.Detectors;
using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>The options of `placementlab simulate`.</summary>
internal sealed class SimulateOptions
{
    private readonly Option<string?> _dataset = OptionValues.Text(
        "--dataset", "NAME", "Data set: a name of `placementlab datasets` or a path of your own traces");

    private readonly Option<string?> _rules = OptionValues.Text("--rules", "NAME", $"Rule set: {CloudSimRules.Name}");

    private readonly Option<string?> _detector = OptionValues.Text(
        "--detector", "NAME", $"Overload detector: {string.Join(", ", ConsolidationPolicies.DetectorNames)} [default: lr]");

    private readonly Option<string?> _parameter = OptionValues.Text(
        "--parameter", "X", $"Parameter of the detector [default: {string.Join(", ", OverloadDetectors.All.Select(Usual))}]");

    private readonly Option<string?> _selection = OptionValues.Text(
        "--selection", "NAME", $"VM selection: {string.Join(", ", VmSelections.All.Select(k => $"{k.Name} ({k.Title})"))} [default: mmt]");

    private readonly Option<string?> _seed = OptionValues.Text("--seed", "N", "Seed of the selection rs [default: 1]");

    private readonly Option<string[]> _fix = new("--fix")
    {
        HelpName = "QUIRK",
        Description = "Make a quirk of CloudSim sensible; several times, or a list with commas: " + string.Join(", ", CloudSimQuirks.All.Select(q => q.Fix)),
    };

    private readonly Option<string?> _variant = OptionValues.Text("--variant", "RELEASE", $"Rules of another release: {CloudSimRules.Variant30}");
    private readonly Option<bool> _json = OptionValues.Switch("--json", "Print one JSON document instead of the table");

    /// <summary>All in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_dataset, _rules, _detector, _parameter, _selection, _seed, _fix, _variant, _json];

    /// <summary>Reads and checks the values of a command line.</summary>
    /// <exception cref="InvalidInputException">A value is missing or cannot be used.</exception>
    public SimulateRequest Read(ParseResult parsed)
    {
        CheckRules(parsed.GetValue(_rules));
        var policy = ConsolidationPolicies.Parse(
            parsed.GetValue(_detector) ?? "lr", Parameter(parsed), parsed.GetValue(_selection), Seed(parsed), "--");
        string[] fixes = [.. (parsed.GetValue(_fix) ?? []).SelectMany(f => f.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        var rules = CloudSimRules.Of(fixes, parsed.GetValue(_variant), "--");
        string dataset = parsed.GetValue(_dataset) ?? throw new InvalidInputException(
            _dataset.Name, "nothing", "a data set", "Name one, such as planetlab/20110303; `placementlab datasets` lists them.");
        return new SimulateRequest(dataset, policy, rules, parsed.GetValue(_json));
    }

    private static string Usual(OverloadDetectorKind kind) => string.Create(CultureInfo.InvariantCulture, $"{kind.Name} {kind.Usual}");

    private void CheckRules(string? rules)
    {
        if (rules != CloudSimRules.Name)
        {
            throw new InvalidInputException(
                _rules.Name, rules is null ? "nothing" : $"\"{rules}\"", $"one of {CloudSimRules.Name}", $"Add {_rules.Name} {CloudSimRules.Name}.");
        }
    }

    private double? Parameter(ParseResult parsed)
    {
        if (parsed.GetValue(_parameter) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new InvalidInputException(_parameter.Name, $"\"{text}\"", "a number", "Use a number such as 1.2, or leave it out.");
    }

    private long Seed(ParseResult parsed)
    {
        if (parsed.GetValue(_seed) is not { } text)
        {
            return 1;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seed)
            ? seed
            : throw new InvalidInputException(_seed.Name, $"\"{text}\"", $"a whole number from 0 to {long.MaxValue}", "Use a number such as 42.");
    }
}
