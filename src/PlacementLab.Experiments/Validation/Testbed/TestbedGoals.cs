namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>What is aimed at on the testbed, by scheme and quantity.</summary>
internal static class TestbedGoals
{
    /// <summary>Least share of runs whose convergence must be foretold, outside the marginal band.</summary>
    public const double MostWrongConvergence = 0.03;

    private static readonly ErrorGoal _downtime = new() { Median = 0.15, OrMedianSeconds = 0.015, P90Seconds = 0.060 };

    /// <summary>The goal for a quantity of a scheme.</summary>
    public static ErrorGoal Of(string variant, string target) => (variant, target) switch
    {
        (_, "downtime") => _downtime,
        ("pre-copy+xbzrle", _) => new ErrorGoal { Median = 0.07, P90 = 0.10 },
        ("pre-copy+multifd", _) => new ErrorGoal { Median = 0.05, P90 = 0.20 },
        ("pre-copy+auto-converge", _) => new ErrorGoal { Median = 0.15, P90 = 0.90 },
        (_, "traffic") => new ErrorGoal { Median = 0.01, P90 = 0.04 },
        _ => new ErrorGoal { Median = 0.02, P90 = 0.08 },
    };
}
