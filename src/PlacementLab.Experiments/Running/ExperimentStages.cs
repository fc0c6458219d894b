namespace PlacementLab.Experiments.Running;

/// <summary>The stages of an experiment, in order.</summary>
public static class ExperimentStages
{
    /// <summary>Traces are read and the datacenter is built.</summary>
    public const string Load = "Load traces";

    /// <summary>Forecasters are fitted and judged.</summary>
    public const string Train = "Train predictors";

    /// <summary>Every policy runs with every scheme.</summary>
    public const string Simulate = "Simulate policies";

    /// <summary>Solvers run side by side on the largest problem.</summary>
    public const string Compare = "Compare solvers";

    /// <summary>All stages in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Load, Train, Simulate, Compare];
}
