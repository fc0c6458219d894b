namespace PlacementLab.Prediction.Overload;

/// <summary>Size of a boosted tree ensemble.</summary>
/// <param name="Trees">Number of trees, at least 1.</param>
/// <param name="Leaves">Most leaves in a tree, at least 2.</param>
/// <param name="LearningRate">Shrinkage of each tree, above 0 and at most 1.</param>
public sealed record TreeShape(int Trees, int Leaves, double LearningRate);
