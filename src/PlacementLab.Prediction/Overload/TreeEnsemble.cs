using System.Collections.Immutable;

namespace PlacementLab.Prediction.Overload;

/// <summary>
/// Regression trees in flat arrays: the score of a row is the sum of one leaf per tree. A child ≥ 0 is a node, a child &lt; 0
/// is the leaf ~child. A value at or below the threshold goes left. Immutable, thread-safe.
/// </summary>
/// <param name="Roots">First node of each tree, or ~leaf for a tree without a split.</param>
/// <param name="Features">Feature that a node looks at.</param>
/// <param name="Thresholds">Threshold of a node.</param>
/// <param name="Left">Child at or below the threshold.</param>
/// <param name="Right">Child above the threshold.</param>
/// <param name="Leaves">Values of the leaves, the weight of the tree included.</param>
internal sealed record TreeEnsemble(
    ImmutableArray<int> Roots,
    ImmutableArray<int> Features,
    ImmutableArray<float> Thresholds,
    ImmutableArray<int> Left,
    ImmutableArray<int> Right,
    ImmutableArray<double> Leaves)
{
    /// <summary>The sum of the leaves that a row falls into.</summary>
    public double Score(ReadOnlySpan<float> row)
    {
        ReadOnlySpan<int> features = Features.AsSpan();
        ReadOnlySpan<float> thresholds = Thresholds.AsSpan();
        ReadOnlySpan<int> left = Left.AsSpan();
        ReadOnlySpan<int> right = Right.AsSpan();
        double score = 0;
        foreach (int root in Roots.AsSpan())
        {
            int node = root;
            while (node >= 0)
            {
                node = row[features[node]] <= thresholds[node] ? left[node] : right[node];
            }

            score += Leaves[~node];
        }

        return score;
    }
}
