using System.Collections.Immutable;

namespace PlacementLab.Experiments.Validation;

/// <summary>Repeats of the same migration with the prediction that holds for all of them.</summary>
/// <param name="Name">Name of the cell.</param>
/// <param name="Runs">What was measured in each run; at least one, all positive.</param>
/// <param name="Predicted">What the model says.</param>
public sealed record MeasuredCell(string Name, ImmutableArray<double> Runs, double Predicted)
{
    /// <summary>Median of the runs.</summary>
    public double Median => SampleStatistics.Median(Runs);

    /// <summary>|predicted − median| / median.</summary>
    public double RelativeError => Math.Abs(Predicted - Median) / Median;

    /// <summary>|predicted − median|.</summary>
    public double AbsoluteError => Math.Abs(Predicted - Median);
}
