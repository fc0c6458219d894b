using System.Collections.Immutable;
using System.CommandLine;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Cli.Commands.Simulating;
using PlacementLab.Experiments.Comparison;
using PlacementLab.Traces;
using PlacementLab.Units;

namespace PlacementLab.Cli.Commands.Comparing;

/// <summary>The arguments of `placementlab compare`.</summary>
internal sealed class CompareOptions
{
    private const string Subject = "consolidation";
    private const string PublishedMemory = "published";
    private const string Public = "planetlab/*";
    private const string Shipped = "google2011-sample";
    private const int MostThreads = 1024;
    private const int MostSeeds = 1000;
    private const int MostHosts = 1_000_000;
    private const double HighestPrice = 1e6;
    private static readonly ComparisonSettings _usual = new();

    private readonly Argument<string?> _subject = new("SUBJECT") { Arity = ArgumentArity.ZeroOrOne, Description = $"What to compare: {Subject}" };

    private readonly Option<string?> _dataset = OptionValues.Text(
        "--dataset", "NAMES", $"Data sets with commas; {Public} for all days found; one of several days is cut into days [default: {Public} if found, else {Shipped}]");

    private readonly Option<string?> _days = OptionValues.Text("--days", "DAYS", "Days: all, a number from the first on, or names with commas [default: all]");

    private readonly Option<string?> _policies = OptionValues.Text(
        "--policies", "NAMES", $"Policies with commas: detector-selection-parameter, for forecast -q and a quantile, + and a solver ({string.Join(", ", LoopSolvers.Names)}) [default: {string.Join(",", ComparedPolicies.Usual)}]");

    private readonly Option<string?> _schemes = OptionValues.Text(
        "--schemes", "NAMES", $"What migrations cost, with commas [default: {string.Join(",", MigrationRegime.All.Select(r => r.Name))}]");

    private readonly Option<string?> _seeds = OptionValues.Text("--seeds", "N", "Number of seeds, which draw dirty rates, random selections and what solvers draw [default: 1]");
    private readonly Option<string?> _hosts = OptionValues.Text("--hosts", "N", $"Number of hosts [default: {_usual.Hosts}]");

    private readonly Option<string?> _hostMemory = OptionValues.Text(
        "--host-memory", "SIZE", $"Memory of each host, or {PublishedMemory} (4 GiB, doubled until VMs fill at most three quarters) [default: {_usual.HostMemory}, so that CPU fills hosts before memory does]");

    private readonly Option<string?> _energyPrice = OptionValues.Text("--energy-price", "X", "Price of a kWh, an assumption [default: 0.20]");
    private readonly Option<string?> _workPrice = OptionValues.Text("--work-price", "X", "Penalty for a core-hour of work that was asked for and not granted, an assumption [default: 1]");
    private readonly Option<string?> _threads = OptionValues.Text("--threads", "N", "Most runs at a time; the results are the same with any [default: the processor's threads]");

    private readonly Option<string?> _out = OptionValues.Text(
        "--out", "DIR", "Folder for runs, table, figures and report; created if missing [default: placementlab-out/compare-consolidation]");

    private readonly Option<bool> _resume = OptionValues.Switch("--resume", "Keep the finished runs in the folder that this version of the program made of the same traces and hosts");
    private readonly Option<bool> _json = OptionValues.Switch("--json", "Print one JSON document instead of the tables");

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_subject);
        foreach (Option option in new Option[]
        {
            _dataset, _days, _policies, _schemes, _seeds, _hosts, _hostMemory, _energyPrice, _workPrice, _threads, _out, _resume, _json,
        })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads and checks what was typed.</summary>
    /// <exception cref="InvalidInputException">A value is missing or cannot be used.</exception>
    public CompareRequest Read(ParseResult parsed)
    {
        if (parsed.GetValue(_subject) is not Subject)
        {
            throw new InvalidInputException(
                "compare", parsed.GetValue(_subject) is { } found ? $"\"{found}\"" : "nothing", $"what to compare: {Subject}", $"Type `placementlab compare {Subject}`.");
        }

        return new CompareRequest
        {
            Datasets = [.. Listed(parsed, _dataset)?.SelectMany(SimulatedDays.Expand) ?? UsualDatasets()],
            Days = parsed.GetValue(_days) ?? "all",
            Settings = Settings(parsed),
            Threads = OptionValues.Count(parsed, _threads, (1, MostThreads), "As many as the processor has is fastest.") ?? Environment.ProcessorCount,
            Folder = FolderOf(parsed.GetValue(_out)),
            Resume = parsed.GetValue(_resume),
            Json = parsed.GetValue(_json),
        };
    }

    /// <summary>The days that were asked for.</summary>
    /// <exception cref="InvalidInputException">There are none of that name.</exception>
    public ImmutableArray<ComparisonBlock> Blocks(CompareRequest request) =>
        ComparisonBlocks.Choose(ComparisonBlocks.Of([.. request.Datasets.Select(n => DatasetCatalog.Load(n))]), request.Days, _days.Name);

    private static IEnumerable<string> UsualDatasets() =>
        DatasetCatalog.List().Any(d => d.State == DatasetState.Found && d.Name.StartsWith("planetlab/", StringComparison.Ordinal)) ? SimulatedDays.Expand(Public) : [Shipped];

    private ComparisonSettings Settings(ParseResult parsed) => new()
    {
        Policies = Listed(parsed, _policies) is { } policies
            ? [.. policies.Select(p => ComparedPolicies.Parse(p, _policies.Name)).DistinctBy(p => p.Name)]
            : _usual.Policies,
        Regimes = Listed(parsed, _schemes) is { } schemes
            ? [.. MigrationRegime.All.Intersect(schemes.Select(s => MigrationRegime.Parse(s, _schemes.Name)))]
            : MigrationRegime.All,
        Seeds = [.. Enumerable.Range(1, OptionValues.Count(parsed, _seeds, (1, MostSeeds), "Three are enough to see how little they matter.") ?? 1)],
        Hosts = OptionValues.Count(parsed, _hosts, (1, MostHosts), "Use a number such as 800.") ?? _usual.Hosts,
        HostMemory = Memory(parsed),
        Prices = new ComparisonPrices
        {
            PerKilowattHour = OptionValues.Number(parsed, _energyPrice, 0, HighestPrice) ?? _usual.Prices.PerKilowattHour,
            PerLostCoreHour = OptionValues.Number(parsed, _workPrice, 0, HighestPrice) ?? _usual.Prices.PerLostCoreHour,
        },
    };

    private DataSize? Memory(ParseResult parsed) => !OptionValues.Given(parsed, _hostMemory) ? _usual.HostMemory
        : string.Equals(parsed.GetValue(_hostMemory), PublishedMemory, StringComparison.OrdinalIgnoreCase) ? null
        : OptionValues.PositiveSize(parsed, _hostMemory);

    private static string[]? Listed(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        string[] parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 ? parts : throw new InvalidInputException(option.Name, "nothing", "at least one", "Name one, or leave the option out.");
    }

    private static string FolderOf(string? folder) =>
        folder is null ? Path.Combine("placementlab-out", $"compare-{Subject}")
        : folder.Trim().Length > 0 ? folder
        : throw new InvalidInputException("--out", "nothing", "a folder", "Name one, or leave the option out.");
}
