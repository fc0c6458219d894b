namespace PlacementLab.Planning.Scheduling;

/// <summary>What a schedule is to make small: makespan·w₁ + Σ ends·w₂ + Σ downtimes·w₃, all in seconds.</summary>
public sealed record ScheduleObjective
{
    /// <summary>The end of the last migration.</summary>
    public static ScheduleObjective Makespan { get; } = new() { MakespanWeight = 1 };

    /// <summary>The sum of the ends of all migrations (mean time to landing × number).</summary>
    public static ScheduleObjective SumOfEnds { get; } = new() { EndWeight = 1 };

    /// <summary>The sum of all downtimes; of equal ones the shorter plan.</summary>
    public static ScheduleObjective Downtime { get; } = new() { DowntimeWeight = 1, MakespanWeight = 1e-5 };

    /// <summary>Weight of the makespan, at least 0.</summary>
    public double MakespanWeight { get; init; }

    /// <summary>Weight of the sum of ends, at least 0.</summary>
    public double EndWeight { get; init; }

    /// <summary>Weight of the sum of downtimes, at least 0.</summary>
    public double DowntimeWeight { get; init; }

    /// <summary>The cost of a plan.</summary>
    /// <param name="plan">The plan.</param>
    public double Cost(MigrationPlan plan) =>
        (MakespanWeight * plan.Makespan.TotalSeconds)
        + (EndWeight * plan.Migrations.Sum(m => m.End.TotalSeconds))
        + (DowntimeWeight * plan.Migrations.Sum(m => m.Estimate.Downtime.TotalSeconds));

    /// <summary>Rejects weights that are negative, not finite or all 0.</summary>
    /// <exception cref="InvalidInputException">They are.</exception>
    public void Validate()
    {
        double[] weights = [MakespanWeight, EndWeight, DowntimeWeight];
        if (weights.Any(w => !(w >= 0) || double.IsInfinity(w)) || weights.All(w => w == 0))
        {
            throw new InvalidInputException(
                "the schedule's objective",
                FormattableString.Invariant($"the weights {MakespanWeight}, {EndWeight} and {DowntimeWeight}"),
                "weights of at least 0, one of them positive",
                "Give at least one of makespan, ends and downtime a positive weight.");
        }
    }
}
