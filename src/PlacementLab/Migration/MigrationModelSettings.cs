using PlacementLab.Infrastructure;
using PlacementLab.Migration.StopRules;

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

    /// <summary>Process migration; its failure rates and energy are replaced by those below.</summary>
    public ProcessMigrationOptions Process { get; init; } = new();

    /// <summary>Suspend/resume; its failure rates and energy are replaced by those below.</summary>
    public SuspendResumeOptions SuspendResume { get; init; } = new();

    /// <summary>Failure rates of the residual risk.</summary>
    public FailureRates FailureRates { get; init; } = new();

    /// <summary>Energy over traffic.</summary>
    public EnergyCoefficients Energy { get; init; } = new();
}
