using System.Collections.Immutable;
using MathNet.Numerics;
using MathNet.Numerics.Optimization;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Prediction.Dirty;

/// <summary>
/// Fits dirty curves to samples (t, unique bytes) by least squares of relative errors with bounds: rates and sets at least 0, each
/// set at most the memory, time constants from a hundredth of the first sample's time to a hundred times the last's.
/// </summary>
public static class DirtyCurveFitting
{
    private const string DefaultPlace = "dirty samples";

    /// <summary>Fits one form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="samples">Samples with times that rise from above 0, at least as many as the form has parameters.</param>
    /// <param name="memory">Memory with content, positive.</param>
    /// <param name="place">Where the samples come from, for messages.</param>
    /// <exception cref="InvalidInputException">There are too few samples, times or bytes cannot be, or the form does not fit them.</exception>
    public static FittedDirtyCurve Fit(
        DirtyCurveForm form, ImmutableArray<DirtySample> samples, DataSize memory, string place = DefaultPlace)
    {
        Check(samples, memory, place);
        string name = DirtyCurveFormNames.NameOf(form);
        if (samples.Length < Parameters(form))
        {
            throw new InvalidInputException(
                place, samples.Length == 1 ? "1 sample" : $"{samples.Length} samples", $"at least {Parameters(form)} for the form {name}",
                "Measure at more times, or fit a simpler form.");
        }

        return TryFit(form, samples, memory) ?? throw new InvalidInputException(
            place, "samples that no parameters describe in finite numbers", $"samples that the form {name} fits",
            "Choose another form, or leave out samples that cannot be.");
    }

    /// <summary>Fits every form that has no more parameters than there are samples and that fits them, in the order of the enumeration.</summary>
    /// <param name="samples">As for <see cref="Fit"/>.</param>
    /// <param name="memory">Memory with content, positive.</param>
    /// <param name="place">Where the samples come from, for messages.</param>
    /// <returns>Possibly none, for times so short that a rate is no finite number.</returns>
    /// <exception cref="InvalidInputException">There is no sample, or times or bytes cannot be.</exception>
    public static ImmutableArray<FittedDirtyCurve> FitAll(
        ImmutableArray<DirtySample> samples, DataSize memory, string place = DefaultPlace)
    {
        Check(samples, memory, place);
        return
        [
            .. Enum.GetValues<DirtyCurveForm>().Where(form => Parameters(form) <= samples.Length)
                .Select(form => TryFit(form, samples, memory)).OfType<FittedDirtyCurve>(),
        ];
    }

    /// <summary>√(mean((U(t)/u − 1)²)) over the samples with u > 0; 0 if there are none.</summary>
    /// <param name="curve">A curve.</param>
    /// <param name="samples">Samples, of which it need not come.</param>
    public static double RelativeRmse(DirtyCurve curve, ImmutableArray<DirtySample> samples)
    {
        double[] squares = [.. samples.Where(s => s.Bytes > 0).Select(s => Math.Pow((curve.UniqueBytes(s.Seconds) / s.Bytes) - 1, 2))];
        return squares.Length == 0 ? 0 : Math.Sqrt(squares.Average());
    }

    /// <summary>The fit; null if it leads to no finite numbers.</summary>
    private static FittedDirtyCurve? TryFit(DirtyCurveForm form, ImmutableArray<DirtySample> samples, DataSize memory)
    {
        DirtyCurve? curve = samples.All(s => s.Bytes == 0) ? new ConstantDirtyCurve(DataRate.Zero, memory) : form switch
        {
            DirtyCurveForm.Constant => Constant(samples, memory),
            DirtyCurveForm.Empirical => new EmpiricalDirtyCurve(samples, memory),
            _ => Exponential(form, samples, memory),
        };
        if (curve is null)
        {
            return null;
        }

        double error = RelativeRmse(curve, samples);
        return double.IsFinite(error) && double.IsFinite(curve.InitialBytesPerSecond)
            ? new FittedDirtyCurve { Form = form, Curve = curve, RelativeRmse = error, Samples = samples.Length }
            : null;
    }

    private static int Parameters(DirtyCurveForm form) => form switch
    {
        DirtyCurveForm.Saturating => 2,
        DirtyCurveForm.HotCold => 3,
        DirtyCurveForm.TwoExponentials => 4,
        _ => 1,
    };

    private static void Check(ImmutableArray<DirtySample> samples, DataSize memory, string place)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(memory.Bytes, nameof(memory));
        if (samples.IsDefaultOrEmpty)
        {
            throw new InvalidInputException(place, "none", "at least one", "Measure the pages written within a few times.");
        }

        double before = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            (double seconds, double bytes) = samples[i];
            if (!(seconds > before && double.IsFinite(seconds) && bytes >= 0 && double.IsFinite(bytes)))
            {
                throw new InvalidInputException(
                    $"{place}, sample {i + 1}", $"{seconds} s, {bytes} bytes", $"a time after {before} s and at least 0 bytes",
                    "Sort the samples by time and leave out what was not measured.");
            }

            before = seconds;
        }
    }

    /// <summary>Without the cap D = Σ(t/u)/Σ(t/u)²; with it by golden section around that, since the error has one valley there.</summary>
    private static ConstantDirtyCurve? Constant(ImmutableArray<DirtySample> samples, DataSize memory)
    {
        var scaled = new NormalizedSamples(samples, memory.Bytes);
        double most = 2 * samples.Max(s => s.Bytes / s.Seconds) * scaled.LastSeconds / scaled.LargestBytes;
        try
        {
            double slope = FindMinimum.OfScalarFunctionConstrained(
                d => scaled.Error(t => Math.Min(d * t, scaled.MemoryShare)), 0, most, 1e-9 * Math.Max(1, most), 1000);
            return Rate(scaled, slope) is { } rate ? new ConstantDirtyCurve(rate, memory) : null;
        }
        catch (OptimizationException)
        {
            return null;
        }
    }

    private static DirtyCurve? Exponential(DirtyCurveForm form, ImmutableArray<DirtySample> samples, DataSize memory)
    {
        var scaled = new NormalizedSamples(samples, memory.Bytes);
        if (new ExponentialSum(form, scaled).Fit() is not { } p || Set(scaled, p[0], p[1]) is not { } first)
        {
            return null;
        }

        return form switch
        {
            DirtyCurveForm.Saturating => first,
            DirtyCurveForm.HotCold => Rate(scaled, p[2]) is { } cold ? new HotColdDirtyCurve(first.WorkingSet, first.Rate, cold) : null,
            _ => Set(scaled, p[2], p[3]) is { } second ? new TwoExponentialDirtyCurve(first, second) : null,
        };
    }

    /// <summary>W = A and r = W/τ, in bytes and seconds; null if they are no finite numbers.</summary>
    private static SaturatingDirtyCurve? Set(NormalizedSamples scaled, double amplitude, double logTau)
    {
        var set = DataSize.FromBytes(Math.Max(1, (long)Math.Round(amplitude * scaled.LargestBytes)));
        double rate = set.Bytes / (Math.Exp(logTau) * scaled.LastSeconds);
        return double.IsFinite(rate) ? new SaturatingDirtyCurve(DataRate.FromBytesPerSecond(rate), set) : null;
    }

    /// <summary>A slope in bytes per second; null if it is no finite number.</summary>
    private static DataRate? Rate(NormalizedSamples scaled, double slope)
    {
        double rate = slope * scaled.LargestBytes / scaled.LastSeconds;
        return double.IsFinite(rate) ? DataRate.FromBytesPerSecond(rate) : null;
    }
}
