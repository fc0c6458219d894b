namespace PlacementLab.Prediction.Overload;

/// <summary>What the features of an overload model look at; stored with the model.</summary>
/// <param name="HorizonSamples">Samples that a prediction covers.</param>
/// <param name="LookbackSamples">Samples that the features look back at most.</param>
/// <param name="UsesTimeOfDay">Whether the time of day is a feature.</param>
public readonly record struct OverloadFeatureSettings(int HorizonSamples, int LookbackSamples, bool UsesTimeOfDay)
{
    private const int DaysToKnowADay = 2;
    private const int ShortLookbacksPerDay = 8;
    private const int HoursPerDay = 24;

    /// <summary>
    /// Settings for a training part: with less than two days of it no hour of the day has been seen twice, and what a model
    /// would learn about the hour, or about windows that grow with the trace, would not hold for the hours after. It then looks
    /// back three hours only and does not know the time; otherwise a day and the hour before it.
    /// </summary>
    /// <param name="trainSamples">Samples of the training part.</param>
    /// <param name="samplesPerDay">Samples in a day.</param>
    /// <param name="horizonSamples">Samples that a prediction covers.</param>
    public static OverloadFeatureSettings For(int trainSamples, int samplesPerDay, int horizonSamples)
    {
        bool knowsDays = trainSamples >= DaysToKnowADay * samplesPerDay;
        int lookback = knowsDays ? samplesPerDay + Hour(samplesPerDay) : Math.Max(2, samplesPerDay / ShortLookbacksPerDay);
        return new OverloadFeatureSettings(horizonSamples, lookback, knowsDays);
    }

    /// <summary>Samples in an hour, at least 2, so that a deviation can be computed.</summary>
    internal static int Hour(int samplesPerDay) => Math.Max(2, samplesPerDay / HoursPerDay);
}
