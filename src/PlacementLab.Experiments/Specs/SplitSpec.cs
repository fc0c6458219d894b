namespace PlacementLab.Experiments.Specs;

/// <summary>A split of a trace by time, in hours from its start.</summary>
public sealed record SplitSpec
{
    /// <summary>End of the training part.</summary>
    public double TrainEndHours { get; init; }

    /// <summary>End of the tuning part.</summary>
    public double TuneEndHours { get; init; }

    /// <summary>End of the test part.</summary>
    public double TestEndHours { get; init; }
}
