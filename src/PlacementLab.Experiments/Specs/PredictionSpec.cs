namespace PlacementLab.Experiments.Specs;

/// <summary>Parameters of prediction.</summary>
public sealed record PredictionSpec
{
    /// <summary>Time that a prediction covers, in minutes.</summary>
    public double HorizonMinutes { get; init; } = 60;

    /// <summary>Random groupings that the overload model learns from; a third as many tune it, and another third test it.</summary>
    public int TrainingRows { get; init; } = 30000;
}
