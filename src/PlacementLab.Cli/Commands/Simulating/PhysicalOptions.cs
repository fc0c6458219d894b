using System.CommandLine;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Demand;
using PlacementLab.Demand.Baselines;
using PlacementLab.Experiments.Comparison;
using PlacementLab.Migration;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Detectors;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>The options of `placementlab simulate` for the rules "physical".</summary>
internal sealed class PhysicalOptions
{
    private const int MostThreads = 1024;
    private const int MostMachines = 10_000_000;

    private static readonly string[] _solvers = ["none", .. LoopSolvers.Names];
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
        "--solver", "NAME", $"Physical: what places VMs: {string.Join(", ", _solvers)} [default: none, which is power-aware best fit]");

    private readonly Option<string?> _forecaster = OptionValues.Text(
        "--forecaster", "NAME", $"Physical: what the detector forecast uses, which needs --train: {string.Join(", ", _forecasters.Select(f => f.Name))} [default: ewma]");

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
    /// <param name="policy">The policy.</param>
    /// <exception cref="InvalidInputException">A value cannot be used, or is of no use to the policy.</exception>
    public PhysicalRequest Read(ParseResult parsed, ConsolidationPolicy policy)
    {
        RequireForecasts(parsed, policy);
        string solver = OptionValues.Choice(parsed, _solver, _solvers) ?? _solvers[0];
        string forecaster = OptionValues.Choice(parsed, _forecaster, [.. _forecasters.Select(n => n.Name)]) ?? "ewma";
        return new PhysicalRequest
        {
            Rules = new PhysicalRules
            {
                Scheme = Scheme(parsed),
                Solver = LoopSolvers.Create(solver),
                SolverStop = LoopSolvers.Stop,
                Threads = OptionValues.Count(parsed, _threads, (1, MostThreads), "As many as the processor has is fastest.") ?? Environment.ProcessorCount,
            },
            Fleet = new FleetOptions
            {
                Hosts = OptionValues.Count(parsed, _hosts, (1, MostMachines), "The published experiment has 800.") ?? new FleetOptions().Hosts,
                Vms = OptionValues.Count(parsed, _vms, (1, MostMachines), "Leave it out for one VM a trace."),
                HostMemory = OptionValues.PositiveSize(parsed, _hostMemory),
                Seed = (int)(policy.Seed % int.MaxValue),
            },
            Forecaster = _forecasters.First(f => f.Name == forecaster).Make(),
            Train = parsed.GetValue(_train),
        };
    }

    private MigrationScheme Scheme(ParseResult parsed) =>
        OptionValues.Choice(parsed, _scheme, [.. _schemes.Select(MigrationSchemeNames.NameOf)]) is { } name
            ? MigrationSchemeNames.Parse(name, _scheme.Name)
            : _schemes[0];

    private void RequireForecasts(ParseResult parsed, ConsolidationPolicy policy)
    {
        string detector = OverloadDetectors.Forecast.Name;
        foreach (Option option in new Option[] { _forecaster, _train }.Where(o => policy.Detector != detector && OptionValues.Given(parsed, o)))
        {
            throw new InvalidInputException(
                option.Name, $"the option with the detector {policy.Detector}", $"it with the detector {detector} only", $"Leave it out, or add --detector {detector}.");
        }
    }
}
