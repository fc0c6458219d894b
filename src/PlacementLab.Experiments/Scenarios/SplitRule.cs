using PlacementLab.Demand;
using PlacementLab.Experiments.Specs;

namespace PlacementLab.Experiments.Scenarios;

/// <summary>Decides which samples of a trace train, tune and test.</summary>
internal static class SplitRule
{
    /// <summary>
    /// The split of the specification; without one, the test is the last fifth of a trace of ten days or more (days 9–10), tuning
    /// the tenth before it (day 8); of a shorter trace, five eighths train, one eighth tunes, a quarter tests.
    /// </summary>
    /// <exception cref="InvalidInputException">The split does not fit the trace.</exception>
    public static TimeSplit For(TraceSet traces, SplitSpec? spec)
    {
        int samples = traces.SampleCount;
        TimeSplit split = spec is null
            ? Default(samples, traces.SamplesPerDay)
            : new TimeSplit(At(spec.TrainEndHours, traces), At(spec.TuneEndHours, traces), At(spec.TestEndHours, traces));
        bool fits = split.TrainEnd > 0 && split.TuneEnd > split.TrainEnd && split.TestEnd > split.TuneEnd && split.TestEnd <= samples;
        return fits
            ? split
            : throw new InvalidInputException(
                "split",
                $"samples {split.TrainEnd}, {split.TuneEnd}, {split.TestEnd}",
                $"three rising sample numbers up to {samples}, the length of {traces.Name}",
                "Give hours within the trace, or bring a longer trace.");
    }

    private static TimeSplit Default(int samples, int perDay) => samples >= 10 * perDay
        ? new TimeSplit(samples * 7 / 10, samples * 8 / 10, samples)
        : new TimeSplit(samples * 5 / 8, samples * 3 / 4, samples);

    private static int At(double hours, TraceSet traces) => (int)Math.Round(Math.Min(1e8, hours * 3600 / traces.Step.TotalSeconds));
}
