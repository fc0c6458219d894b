using PlacementLab.Infrastructure;
using PlacementLab.Migration.Interference;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Migration.StopRules;
using PlacementLab.Migration.Storage;
using PlacementLab.Migration.WideArea;

namespace PlacementLab.Migration;

/// <summary>What all models of one comparison share; see <see cref="MigrationModels"/>.</summary>
public sealed record MigrationModelSettings
{
    /// <summary>When pre-copy stops the VM; its overheads go with it.</summary>
    public IStopRule StopRule { get; init; } = StopRulePresets.Default;

    /// <summary>Most copy rounds of the hybrid scheme; see <see cref="HybridOptions.MaxRounds"/>.</summary>
    public int HybridRounds { get; init; } = 1;

    /// <summary>Share of running time lost in copy rounds, 0–1; see <see cref="PreCopyOptions.SlowdownShare"/>.</summary>
    public double SlowdownShare { get; init; } = 0.10;

    /// <summary>What pre-copy takes beside its pages; null for the overheads of the stop rule.</summary>
    public MigrationOverheads? PreCopyOverheads { get; init; }

    /// <summary>
    /// Post-copy, the last phases of hybrid, and what follows if a stop rule switches to post-copy; its failure rates and energy are
    /// replaced by those below.
    /// </summary>
    public PostCopyOptions PostCopy { get; init; } = new();

    /// <summary>What hybrid takes beside its pages; null for the overheads of <see cref="PostCopy"/>.</summary>
    public MigrationOverheads? HybridOverheads { get; init; }

    /// <summary>Stop-and-copy; its energy is replaced by that below.</summary>
    public StopAndCopyOptions StopAndCopy { get; init; } = new();

    /// <summary>Process migration; its failure rates and energy are replaced by those below.</summary>
    public ProcessMigrationOptions Process { get; init; } = new();

    /// <summary>Suspend/resume; its failure rates and energy are replaced by those below.</summary>
    public SuspendResumeOptions SuspendResume { get; init; } = new();

    /// <summary>Failure rates of the residual risk.</summary>
    public FailureRates FailureRates { get; init; } = new();

    /// <summary>Energy over traffic.</summary>
    public EnergyCoefficients Energy { get; init; } = new();

    /// <summary>Downtime that stop rules with a limit allow, at least 0. This and what follows is for estimates of a described VM (<see cref="MigrationModels.EstimateAll"/>).</summary>
    public TimeSpan DowntimeLimit
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    } = TimeSpan.FromMilliseconds(300);

    /// <summary>Optimisations, each kind at most once; their order does not matter.</summary>
    public IReadOnlyList<MigrationOptimization> Optimizations { get; init; } = [];

    /// <summary>How the disk is moved; null for a disk that both hosts reach.</summary>
    public StorageOptions? Storage { get; init; }

    /// <summary>How clients find the VM after its move.</summary>
    public NetworkRedirection Redirection { get; init; } = NetworkRedirection.None;

    /// <summary>CPU costs and the hosts that pay them.</summary>
    public InterferenceOptions Interference { get; init; } = new();

    /// <summary>What a scheme takes beside its pages.</summary>
    internal MigrationOverheads OverheadsOf(MigrationScheme scheme) => scheme switch
    {
        MigrationScheme.PreCopy => PreCopyOverheads ?? StopRule.Overheads,
        MigrationScheme.PostCopy => PostCopy.Overheads,
        MigrationScheme.Hybrid => HybridOverheads ?? PostCopy.Overheads,
        MigrationScheme.StopAndCopy => StopAndCopy.Overheads,
        MigrationScheme.Process => Process.Overheads,
        _ => SuspendResume.Store.Overheads,
    };

    /// <summary>Push, faults and overheads of what follows after an early resume, as they hold for a scheme.</summary>
    internal PostCopyOptions TailOf(MigrationScheme scheme) => scheme switch
    {
        MigrationScheme.SuspendResume => SuspendResume.Store with { FailureRates = FailureRates, Energy = Energy },
        MigrationScheme.Hybrid => PostCopy with { Overheads = OverheadsOf(scheme), FailureRates = FailureRates, Energy = Energy },
        _ => PostCopy with { FailureRates = FailureRates, Energy = Energy },
    };
}
