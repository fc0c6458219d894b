using System.Collections.Immutable;

namespace PlacementLab.Prediction.Overload;

/// <summary>How to train the learned overload forecaster.</summary>
public sealed record LearnedOverloadOptions
{
    /// <summary>Shapes of the tree ensemble to choose among by log-loss on the tuning part; at least one.</summary>
    public ImmutableArray<TreeShape> Shapes { get; init; } = [new(60, 20, 0.1), new(100, 8, 0.1)];

    /// <summary>Seed of the trainer.</summary>
    public int Seed { get; init; } = 1;
}
