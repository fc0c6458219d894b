using System.Collections.Immutable;

namespace PlacementLab.Simulation;

/// <summary>What an operator wants, as a set of weights and habits that every policy follows.</summary>
public sealed record GoalPreset
{
    /// <summary>Name as written in specifications.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in one sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>Prices that score a run and weigh a solver's objective.</summary>
    public ScoreWeights Weights { get; init; } = new();

    /// <summary>Load above which the reactive policy moves VMs away, as a share of CPU capacity.</summary>
    public double ReactiveThreshold { get; init; } = 0.9;

    /// <summary>Predicted probability of overload from which a host counts as at risk.</summary>
    public double RiskThreshold { get; init; } = 0.15;

    /// <summary>Quantile of a VM's forecast peak that placement reserves for it, 0–1.</summary>
    public double DemandQuantile { get; init; } = 0.7;

    /// <summary>
    /// Largest sum of reserved quantiles as a share of CPU capacity, at least 1; above 1 overbooks. The reactive policy, which
    /// reserves nothing, does not overbook.
    /// </summary>
    public double Overbooking { get; init; } = 1;

    /// <summary>Whether hosts that others can take over are emptied and switched off.</summary>
    public bool EvacuatesUnderloaded { get; init; }

    /// <summary>
    /// Hourly price of load above the fleet's mean (the square of the excess, per host) in a solver's objective; 0 does not
    /// balance. The reactive policy balances by its threshold.
    /// </summary>
    public double BalancePrice { get; init; }

    /// <summary>Whether the fullest host at the start is drained for maintenance.</summary>
    public bool DrainsFullestHost { get; init; }

    /// <summary>Time by which a drained host must be empty.</summary>
    public TimeSpan DrainDeadline { get; init; } = TimeSpan.FromHours(1);

    /// <summary>All presets.</summary>
    public static ImmutableArray<GoalPreset> All { get; } =
    [
        new()
        {
            Name = "consolidate",
            Purpose = "Use as few hosts and as little energy as the service level allows.",
            EvacuatesUnderloaded = true,
            Weights = new ScoreWeights { PerKilowattHour = 0.40 },
        },
        new()
        {
            Name = "balance",
            Purpose = "Spread the load evenly, so that every host has headroom.",
            BalancePrice = 0.5,
            ReactiveThreshold = 0.7,
        },
        new()
        {
            Name = "maintenance",
            Purpose = "Empty the fullest host within an hour, with as little harm as possible.",
            DrainsFullestHost = true,
        },
        new()
        {
            Name = "proactive",
            Purpose = "Leave hosts that are predicted to overload before they do.",
        },
        new()
        {
            Name = "share",
            Purpose = "Overbook hosts by predicted peaks that do not coincide.",
            EvacuatesUnderloaded = true,
            DemandQuantile = 0.9,
            Overbooking = 1.25,
            RiskThreshold = 0.4,
        },
    ];

    /// <summary>The preset of a name.</summary>
    /// <param name="name">Name of a preset, in any case.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such preset.</exception>
    public static GoalPreset Named(string name, string place) =>
        All.FirstOrDefault(g => string.Equals(g.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidInputException(
            place, $"\"{name}\"", $"one of {string.Join(", ", All.Select(g => g.Name))}", "Use one of these goals.");
}
