using System.CommandLine;
using System.Globalization;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Simulation.Consolidation.Detectors;
using PlacementLab.Simulation.Consolidation.Physical;
using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>The options of `placementlab simulate`.</summary>
internal sealed class SimulateOptions
{
    private static readonly string[] _ruleSets = [PhysicalRules.Name, CloudSimRules.Name];

    private readonly PhysicalOptions _physical = new();

    private readonly Option<string?> _dataset = OptionValues.Text(
        "--dataset", "NAME", "Data set: a name of `placementlab datasets` or a path of your own traces; physical: several with commas, planetlab/* for all days");

    private readonly Option<string?> _rules = OptionValues.Text("--rules", "NAME", $"Rule set: {string.Join(", ", _ruleSets)} [default: {PhysicalRules.Name}]");

    private readonly Option<string?> _detector = OptionValues.Text(
        "--detector", "NAME", $"Overload detector: {string.Join(", ", ConsolidationPolicies.DetectorNames)}; physical: forecast too [default: lr]. {Histories}");

    private readonly Option<string?> _parameter = OptionValues.Text(
        "--parameter", "X", $"Parameter of the detector, its range and default: {string.Join(", ", OverloadDetectors.All.Append(OverloadDetectors.Forecast).Select(RangeOf))}");

    private readonly Option<string?> _selection = OptionValues.Text(
        "--selection", "NAME", $"VM selection: {string.Join(", ", VmSelections.All.Select(k => $"{k.Name} ({k.Title})"))} [default: mmt]");

    private readonly Option<string?> _seed = OptionValues.Text("--seed", "N", "Seed of the selection rs, of draws and solvers [default: 1]");

    private readonly Option<string[]> _fix = new("--fix")
    {
        HelpName = "QUIRK",
        Description = "CloudSim: make a quirk sensible; several times, or a list with commas: " + string.Join(", ", CloudSimQuirks.All.Select(q => q.Fix)),
    };

    private readonly Option<string?> _variant = OptionValues.Text("--variant", "RELEASE", $"CloudSim: rules of another release: {CloudSimRules.Variant30}");
    private readonly Option<bool> _json = OptionValues.Switch("--json", "Print one JSON document instead of the table");

    /// <summary>All in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_dataset, _rules, _detector, _parameter, _selection, _seed, .. _physical.All, _fix, _variant, _json];

    /// <summary>Reads and checks the values of a command line.</summary>
    /// <exception cref="InvalidInputException">A value is missing or cannot be used.</exception>
    public SimulateRequest Read(ParseResult parsed)
    {
        string rules = Rules(parsed);
        long seed = Seed(parsed);
        string dataset = parsed.GetValue(_dataset) ?? throw new InvalidInputException(
            _dataset.Name, "nothing", "a data set", "Name one, such as planetlab/20110303; `placementlab datasets` lists them.");
        bool json = parsed.GetValue(_json);
        string detector = parsed.GetValue(_detector) ?? "lr";
        double? parameter = Parameter(parsed);
        string? selection = parsed.GetValue(_selection);
        if (rules == PhysicalRules.Name)
        {
            RefuseForeign(parsed, rules, [_fix, _variant]);
            ConsolidationPolicy policy = PhysicalPolicies.Parse(detector, parameter, selection, seed, "--");
            return new([.. Parts(dataset)], policy, null, _physical.Read(parsed, policy), json);
        }

        RefuseForeign(parsed, rules, _physical.All);
        var published = ConsolidationPolicies.Parse(detector, parameter, selection, seed, "--");
        return new([dataset], published, CloudSimRules.Of((parsed.GetValue(_fix) ?? []).SelectMany(Parts), parsed.GetValue(_variant), "--"), null, json);
    }

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string RangeOf(OverloadDetectorKind kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.Name} {kind.Range.Least} to {kind.Range.Most} [{kind.Usual}]");

    private static string Histories => string.Join("; ", OverloadDetectors.All.Where(k => k.MinimumHistory > 0).GroupBy(k => k.MinimumHistory).Select(
        g => string.Create(CultureInfo.InvariantCulture, $"{string.Join(" and ", g.Select(k => k.Name))} need {g.Key} intervals of history")))
        + ", and are thr 0.7 until then";

    private string Rules(ParseResult parsed)
    {
        string rules = parsed.GetValue(_rules) ?? PhysicalRules.Name;
        return _ruleSets.FirstOrDefault(r => string.Equals(r, rules, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidInputException(
            _rules.Name, $"\"{rules}\"", $"one of {string.Join(", ", _ruleSets)}", "Use one of these names.");
    }

    private void RefuseForeign(ParseResult parsed, string rules, IEnumerable<Option> foreign)
    {
        if (foreign.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false }) is { } option)
        {
            string other = _ruleSets.First(r => r != rules);
            throw new InvalidInputException(
                option.Name, "a value", $"none: the rules {rules} have no such option", $"Leave it out, or add {_rules.Name} {other}.");
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
