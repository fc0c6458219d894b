using System.CommandLine;
using System.Globalization;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Demand;
using PlacementLab.Demand.Baselines;
using PlacementLab.Migration;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LocalSearch;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>The options of `placementlab simulate` for the rules "physical".</summary>
internal sealed class PhysicalOptions
{
    private const double CpSatWork = 0.02;
    private const long LocalSearchMoves = 20_000;

    private static readonly string[] _solvers = ["none", "local-search", "cp-sat"];
    private static readonly MigrationScheme[] _schemes =
        [MigrationScheme.PreCopy, MigrationScheme.PostCopy, MigrationScheme.Hybrid, MigrationScheme.StopAndCopy];

    private static readonly (string Name, Func<IForecaster> Make)[] _forecasters =
    [
        ("last-value", () => new LastValueForecaster()),
        ("moving-average", () => new MovingAverageForecaster()),
        ("ewma", () => new EwmaForecaster()),
        ("seasonal-naive", () => new SeasonalNaiveForecaster()),
    ];

    private readonly Option<string?> _scheme = OptionValues.Text(
        "--scheme", "NAME", $"Physical: how VMs are moved: {string.Join(", ", _schemes.Select(MigrationSchemeNames.NameOf))} [default: pre-copy]");

    private readonly Option<string?> _solver = OptionValues.Text(
        "--solver", "NAME", $"Physical: what places VMs: {string.Join(", ", _solvers)} (power-aware best fit) [default: none]");

    private readonly Option<string?> _forecaster = OptionValues.Text(
        "--forecaster", "NAME", $"Physical: what the detector forecast uses: {string.Join(", ", _forecasters.Select(f => f.Name))} [default: ewma]");

    private readonly Option<string?> _train = OptionValues.Text("--train", "NAME", "Physical: data set on which the forecaster learns its errors");
    private readonly Option<string?> _hosts = OptionValues.Text("--hosts", "N", "Physical: number of hosts [default: 800]");
    private readonly Option<string?> _vms = OptionValues.Text(
        "--vms", "N", "Physical: number of VMs, their traces drawn from the data with --seed [default: one VM a trace]");

    private readonly Option<string?> _hostMemory = OptionValues.Text(
        "--host-memory", "SIZE", "Physical: memory of each host [default: 4 GiB, doubled until the VMs fill at most three quarters]");

    private readonly Option<string?> _threads = OptionValues.Text("--threads", "N", "Physical: threads; the result is the same with any [default: all cores]");

    /// <summary>All in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_scheme, _solver, _forecaster, _train, _hosts, _vms, _hostMemory, _threads];

    /// <summary>Reads and checks the values of a command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="seed">Seed of draws.</param>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public PhysicalRequest Read(ParseResult parsed, long seed)
    {
        string solver = Known(parsed, _solver, _solvers, "none");
        return new PhysicalRequest
        {
            Rules = new PhysicalRules
            {
                Scheme = Scheme(parsed),
                Solver = solver switch
                {
                    "local-search" => new LocalSearchSolver(),
                    "cp-sat" => new CpSatSolver(),
                    _ => null,
                },
                SolverStop = new StoppingCriterion { IterationLimit = LocalSearchMoves, DeterministicTimeLimit = CpSatWork },
                Threads = Whole(parsed, _threads, 1024) ?? Environment.ProcessorCount,
            },
            Fleet = new FleetOptions
            {
                Hosts = Whole(parsed, _hosts, 10_000_000) ?? new FleetOptions().Hosts,
                Vms = Whole(parsed, _vms, 10_000_000),
                HostMemory = OptionValues.PositiveSize(parsed, _hostMemory),
                Seed = (int)(seed % int.MaxValue),
            },
            Forecaster = _forecasters.First(f => f.Name == Known(parsed, _forecaster, [.. _forecasters.Select(n => n.Name)], "ewma")).Make(),
            Train = parsed.GetValue(_train),
        };
    }

    private MigrationScheme Scheme(ParseResult parsed)
    {
        string name = Known(parsed, _scheme, [.. _schemes.Select(MigrationSchemeNames.NameOf)], MigrationSchemeNames.NameOf(_schemes[0]));
        return MigrationSchemeNames.Parse(name, _scheme.Name);
    }

    private static string Known(ParseResult parsed, Option<string?> option, string[] names, string usual)
    {
        string text = parsed.GetValue(option) ?? usual;
        return names.FirstOrDefault(n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidInputException(
            option.Name, $"\"{text}\"", $"one of {string.Join(", ", names)}", "Use one of these names.");
    }

    private static int? Whole(ParseResult parsed, Option<string?> option, int most)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 && value <= most
            ? value
            : throw new InvalidInputException(
                option.Name,
                $"\"{text}\"",
                string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {most:N0}"),
                "Use a number such as 800.");
    }
}
