namespace PlacementLab.Experiments.Reproduction.Comparing;

/// <summary>A value that is not what the reference says.</summary>
/// <param name="Day">Day of the traces.</param>
/// <param name="Policy">The policy, with what tells it from others of the same name.</param>
/// <param name="Quantity">What differs.</param>
/// <param name="Expected">What the reference says, with all digits.</param>
/// <param name="Found">What came out here, with all digits.</param>
public sealed record ReferenceDifference(string Day, string Policy, string Quantity, string Expected, string Found)
{
    /// <summary>(found − expected) / |expected|; null where that says nothing.</summary>
    public double? Relative { get; init; }
}
