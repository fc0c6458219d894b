namespace PlacementLab.Optimization.Packing;

/// <summary>A pattern and what is known of its value.</summary>
/// <param name="Pattern">The best pattern found; null where no item has a value.</param>
/// <param name="Value">Its value.</param>
/// <param name="MostValue">No pattern has a higher one.</param>
internal readonly record struct PricedPattern(Pattern? Pattern, double Value, double MostValue)
{
    /// <summary>Whether the pattern is proven to be the best.</summary>
    public bool IsBest => Value == MostValue;
}
