namespace PlacementLab.Optimization.Packing;

/// <summary>Finds the pattern of the highest value: a knapsack.</summary>
internal interface IPatternPricing
{
    /// <summary>Finds a pattern.</summary>
    /// <param name="values">Value of an item of each type, at least 0 and multiples of one power of two, so that sums are exact.</param>
    /// <param name="left">Items of each type at most.</param>
    /// <param name="work">Steps that may be taken; a method that needs a fixed number takes no notice.</param>
    PricedPattern Find(double[] values, int[] left, long work);

    /// <summary>Finds many patterns at once, quickly.</summary>
    /// <param name="values">Value of an item of each type, as above.</param>
    /// <param name="left">Items of each type at most.</param>
    /// <param name="worth">Only patterns above this value are of interest.</param>
    PatternHarvest Harvest(double[] values, int[] left, double worth);
}
