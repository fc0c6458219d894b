namespace PlacementLab.Experiments.Specs;

/// <summary>A stop rule of one's own: a preset with some values replaced. A key left out keeps the preset's value.</summary>
public sealed record StopRuleSpec
{
    /// <summary>Its name, by which `migration.stopRule` chooses it; not that of a preset.</summary>
    public string Name { get; init; } = "";

    /// <summary>The preset whose values it starts from; not `textbook`, which has none.</summary>
    public string Like { get; init; } = "qemu";

    /// <summary>Its own downtime limit in ms, above 0; else that of the experiment.</summary>
    public double? DowntimeLimitMs { get; init; }

    /// <summary>Number of steps in which the downtime limit grows, at least 1; with <see cref="DowntimeStepSecondsPerGib"/>.</summary>
    public int? DowntimeSteps { get; init; }

    /// <summary>Length of a step in s per GiB, above 0; with <see cref="DowntimeSteps"/>.</summary>
    public double? DowntimeStepSecondsPerGib { get; init; }

    /// <summary>The VM is also stopped when fewer KiB are left, at least 0.</summary>
    public double? RemainingBelowKib { get; init; }

    /// <summary>Most rounds, at least 1.</summary>
    public int? MaxRounds { get; init; }

    /// <summary>Most bytes sent over memory, above 0.</summary>
    public double? MaxSentShare { get; init; }

    /// <summary>Longest time in rounds, in s per GiB, above 0.</summary>
    public double? TimeLimitSecondsPerGib { get; init; }

    /// <summary>Longest time without progress in s, above 0.</summary>
    public double? ProgressTimeOutSeconds { get; init; }

    /// <summary>Most rounds in a row without progress, at least 1.</summary>
    public int? PatienceRounds { get; init; }

    /// <summary>What happens at a cap: `stop`, `abort`, `post-copy` or `throttle`.</summary>
    public string? OnNonConvergence { get; init; }
}
