using PlacementLab.Demand;

namespace PlacementLab.Prediction.Overload;

/// <summary>A trained overload forecaster: immutable, thread-safe, saved and loaded as one file.</summary>
public sealed class FittedLearnedOverloadForecaster : FittedOverloadForecaster
{
    private readonly double _slope;
    private readonly double _offset;

    internal FittedLearnedOverloadForecaster(OverloadFeatureSettings settings, TreeEnsemble trees, double slope, double offset)
    {
        Settings = settings;
        Trees = trees;
        _slope = slope;
        _offset = offset;
    }

    /// <inheritdoc/>
    public override string Name => "learned";

    /// <inheritdoc/>
    public override int HorizonSamples => Settings.HorizonSamples;

    /// <summary>What the features of this model look at.</summary>
    public OverloadFeatureSettings Settings { get; }

    /// <summary>The trained trees.</summary>
    internal TreeEnsemble Trees { get; }

    /// <inheritdoc/>
    public override double Probability(DemandHistory history, ReadOnlySpan<int> vms, double capacityMips)
    {
        if (vms.IsEmpty)
        {
            return 0;
        }

        Span<float> features = stackalloc float[OverloadFeatures.Count];
        OverloadFeatures.Compute(history, vms, capacityMips, Settings, features);
        return Probability(features);
    }

    /// <summary>The probability of a row of features: P = 1 / (1 + e^(slope · score + offset)).</summary>
    internal double Probability(ReadOnlySpan<float> features) => 1 / (1 + Math.Exp((_slope * Trees.Score(features)) + _offset));

    /// <summary>Writes the whole model.</summary>
    /// <param name="stream">Where to write.</param>
    public void Save(Stream stream) => OverloadModelFile.Write(stream, new OverloadModelContent(Settings, Trees, _slope, _offset));

    /// <summary>Reads a model written by <see cref="Save"/>.</summary>
    /// <param name="stream">Where to read.</param>
    /// <param name="place">Name of the source for messages, such as the path of the file.</param>
    /// <exception cref="InvalidInputException">It is no such model, is damaged, or is of another version.</exception>
    public static FittedLearnedOverloadForecaster Load(Stream stream, string place = "overload model")
    {
        OverloadModelContent content = OverloadModelFile.Read(stream, place);
        return new FittedLearnedOverloadForecaster(content.Settings, content.Trees, content.Slope, content.Offset);
    }
}
