using PlacementLab.Demand;
using PlacementLab.Migration;
using PlacementLab.Migration.Interference;
using PlacementLab.Migration.StopRules;
using PlacementLab.Placement;
using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// The rule set <c>physical</c>: every interval counts, migrations cost what their scheme's model says on links that they share, and hosts
/// take time and energy to wake and to go to sleep.
/// </summary>
public sealed record PhysicalRules
{
    /// <summary>Name of the rule set.</summary>
    public const string Name = "physical";

    // A core of the slower published host. CPU costs of migrating are known in core-seconds.
    private const long MipsPerCore = 1860;

    /// <summary>How VMs are moved.</summary>
    public MigrationScheme Scheme { get; init; } = MigrationScheme.PreCopy;

    /// <summary>Parameters of the scheme's model: QEMU's stop rule unless said otherwise.</summary>
    public MigrationModelSettings Models { get; init; } = new() { StopRule = StopRulePresets.Qemu };

    /// <summary>Switching hosts off and on.</summary>
    public HostTransitions Transitions { get; init; } = new();

    /// <summary>CPU work of migrating on both hosts; the default is measured core-seconds on cores of 1,860 MIPS.</summary>
    public MigrationCpuDemand MigrationCpu { get; init; } = MigrationCpuDemand.Of(new InterferenceOptions(), CpuCapacity.FromMips(MipsPerCore));

    /// <summary>
    /// Least share of what its route gives migrations that a migration starts with, above 0 to 1; it waits for it. With the default, a
    /// host sends one VM at a time: two side by side are never done sooner.
    /// </summary>
    public double LeastBandwidthShare
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be above 0 to 1");
    } = 0.75;

    /// <summary>How long an evacuated host is expected to stay off, positive: over this time its evacuation must save energy. An assumption.</summary>
    public TimeSpan GainHorizon
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be positive");
    } = TimeSpan.FromHours(1);

    /// <summary>What the detector "forecast" looks at; null for none.</summary>
    public FittedForecaster? Forecaster { get; init; }

    /// <summary>Quantile of each VM's forecast demand that the detector "forecast" adds up, 0–1.</summary>
    public double ForecastQuantile
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be from 0 to 1");
    } = 0.5;

    /// <summary>What places the VMs; null for power-aware best fit.</summary>
    public IPlacementSolver? Solver { get; init; }

    /// <summary>When the solver stops, each time.</summary>
    public StoppingCriterion SolverStop { get; init; } = new() { IterationLimit = 20_000 };

    /// <summary>Threads for the accounts and histories of hosts, at least 1. The result does not depend on it.</summary>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be at least 1");
    } = Environment.ProcessorCount;

    /// <summary>Whether the result lists every migration, and every host that was switched on or off.</summary>
    public bool ListsMigrations { get; init; }

    /// <summary>The rules in short, such as "physical (pre-copy)" or "physical (hybrid, local-search)".</summary>
    public string Description => $"{Name} ({MigrationSchemeNames.NameOf(Scheme)}{(Solver is null ? "" : $", {Solver.Name}")})";
}
