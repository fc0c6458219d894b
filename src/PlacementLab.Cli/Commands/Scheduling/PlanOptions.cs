using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Migration;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Units;

namespace PlacementLab.Cli.Commands.Scheduling;

/// <summary>The arguments of `placementlab plan`.</summary>
internal sealed class PlanOptions
{
    /// <summary>The exact scheduler.</summary>
    public const string Exact = "cp-sat";

    /// <summary>List scheduling with search.</summary>
    public const string List = "list";

    /// <summary>The planner that may send VMs over detours.</summary>
    public const string Detours = "detours";

    private const string Mvm = "mvm";
    private const string Own = "placementlab";
    private const double MostWeight = 1e6;
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    private readonly Argument<string> _file = new("FILE") { Description = "Instance of mVM (JSON with origin and actions), or a plan file: its hosts, VMs, limits and rules are planned anew" };
    private readonly Option<string?> _format = OptionValues.Text("--format", "NAME", $"{Mvm} or {Own} [default: by what the file holds]");

    private readonly Option<string?> _objective = OptionValues.Text(
        "--objective", "WHAT", "makespan, ends (their sum), downtime (the total), or weights such as makespan=1,ends=0.1,downtime=5 [default: makespan]");

    private readonly Option<string?> _solver = OptionValues.Text(
        "--solver", "NAME", $"{Exact} (exact), {List} (list scheduling with search) or {Detours} (list scheduling that breaks circles) [default: {Exact}, and {Detours} where direct moves cannot do]");

    private readonly Option<string?> _timeLimit = OptionValues.Text("--time-limit", "TIME", "Longest search, such as 5min [default: a limit of work, so that answers repeat, but no longer than 60s]");
    private readonly Option<string?> _seed = OptionValues.Text("--seed", "N", "Seed [default: 1]");
    private readonly Option<string?> _out = OptionValues.Text("--out", "FILE", "Plan file to write, with the chart beside it as SVG and PNG; `placementlab check` verifies it");
    private readonly Option<bool> _json = OptionValues.Switch("--json", "Print one JSON document instead of the table");
    private readonly Option<bool> _execute = OptionValues.Switch("--execute", "Carry the plan out in the simulator, copy round by copy round, and print the makespan beside the predicted one");
    private readonly Option<string?> _links = OptionValues.Text("--links", "RATES", "mvm: link of each node, such as 500Mbps,1Gbps [default: the published network]");
    private readonly Option<string?> _scheme = OptionValues.Text("--scheme", "NAME", $"placementlab: {string.Join(", ", PlanSources.Schemes)} [default: pre-copy]");
    private readonly Option<string?> _dirtyRate = OptionValues.Text("--dirty-rate", "RATE", "placementlab: how fast each VM writes [default: 0 B/s]");

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        foreach (Option option in new Option[] { _format, _objective, _solver, _timeLimit, _seed, _links, _scheme, _dirtyRate, _out, _execute, _json })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads and checks what was typed.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public PlanRequest Read(ParseResult parsed)
    {
        string file = parsed.GetRequiredValue(_file);
        bool isMvm = (OptionValues.Choice(parsed, _format, Mvm, Own) ?? PlanSources.FormatOf(file)) == Mvm;
        Option[] foreign = isMvm ? [_scheme, _dirtyRate] : [_links];
        if (Array.Find(foreign, o => OptionValues.Given(parsed, o)) is { } unread)
        {
            throw new InvalidInputException(
                unread.Name, $"the option with a file of the format {(isMvm ? Mvm : Own)}", $"a file of the format {(isMvm ? Own : Mvm)}", "Leave the option out.");
        }

        string objective = parsed.GetValue(_objective) ?? "makespan";
        return new PlanRequest
        {
            File = file,
            IsMvm = isMvm,
            Objective = Objective(objective),
            ObjectiveName = objective,
            Solver = OptionValues.Choice(parsed, _solver, Exact, List, Detours) ?? "",
            TimeLimit = OptionValues.Time(parsed, _timeLimit) ?? _longest,
            IsTimed = OptionValues.Given(parsed, _timeLimit),
            Seed = OptionValues.Count(parsed, _seed, (0, int.MaxValue), "Any number will do.") ?? 1,
            Out = OutOf(parsed.GetValue(_out)),
            Json = parsed.GetValue(_json),
            Execute = parsed.GetValue(_execute),
            Links = Links(parsed.GetValue(_links)),
            Scheme = OptionValues.Choice(parsed, _scheme, PlanSources.Schemes) is { } scheme ? MigrationSchemeNames.Parse(scheme, _scheme.Name) : MigrationScheme.PreCopy,
            DirtyRate = OptionValues.Rate(parsed, _dirtyRate) ?? DataRate.Zero,
        };
    }

    private static string? OutOf(string? path) => path is null || path.Trim().Length > 0
        ? path
        : throw new InvalidInputException("--out", "nothing", "a file", "Name one, or leave the option out.");

    private ImmutableArray<DataRate> Links(string? text) => text is null
        ? []
        : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(t => DataRate.Parse(t, _links.Name))];

    private ScheduleObjective Objective(string text)
    {
        switch (text)
        {
            case "makespan":
                return ScheduleObjective.Makespan;
            case "ends":
                return ScheduleObjective.SumOfEnds;
            case "downtime":
                return ScheduleObjective.Downtime;
            default:
                Dictionary<string, double> weights = Weights(text);
                var objective = new ScheduleObjective
                {
                    MakespanWeight = weights.GetValueOrDefault("makespan"),
                    EndWeight = weights.GetValueOrDefault("ends"),
                    DowntimeWeight = weights.GetValueOrDefault("downtime"),
                };
                objective.Validate();
                return objective;
        }
    }

    private Dictionary<string, double> Weights(string text)
    {
        var weights = new Dictionary<string, double>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] pair = part.Split('=');
            bool isWeight = pair.Length == 2 && pair[0] is "makespan" or "ends" or "downtime"
                && double.TryParse(pair[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double weight) && weight <= MostWeight;
            if (!isWeight || !weights.TryAdd(pair[0], double.Parse(pair[^1], CultureInfo.InvariantCulture)))
            {
                throw new InvalidInputException(
                    _objective.Name, $"\"{part}\"", "makespan, ends, downtime, or weights up to 1,000,000 such as makespan=1,ends=0.1", "Use these names, each once.");
            }
        }

        return weights;
    }
}
