using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Prediction.Dirty;
using PlacementLab.Tests.Support;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Prediction.Dirty;

public sealed class DirtyCurveFittingTests
{
    private static readonly DataSize _memory = DataSize.FromMebibytes(4096);

    [Theory]
    [InlineData(DirtyCurveForm.Constant)]
    [InlineData(DirtyCurveForm.Saturating)]
    [InlineData(DirtyCurveForm.HotCold)]
    [InlineData(DirtyCurveForm.TwoExponentials)]
    [InlineData(DirtyCurveForm.Empirical)]
    public void ExactSamples_GiveTheirCurveBack(DirtyCurveForm form)
    {
        var random = new Random(3);
        for (int i = 0; i < 20; i++)
        {
            DirtyCurve truth = Curve(form, random);
            ImmutableArray<DirtySample> samples = Sampled(truth);

            FittedDirtyCurve fitted = DirtyCurveFitting.Fit(form, samples, _memory);

            Assert.True(fitted.RelativeRmse < 1e-3, $"{truth}: {fitted}");
            Assert.Equal(fitted.RelativeRmse, DirtyCurveFitting.RelativeRmse(fitted.Curve, samples));
            Assert.Equal(truth.UniqueBytes(7), fitted.Curve.UniqueBytes(7), truth.UniqueBytes(7) * (form == DirtyCurveForm.Empirical ? 0.05 : 0.005));
        }
    }

    [Fact]
    public void MeasuredMemcachedVm_HasThePublishedErrors()
    {
        // Relative RMSE over 22 windows of 125 ms to 60 s: 49 / 27 / 8 / 6 / 0 % by form.
        DirtyRateVector published = DirtyRateVector.ReadOrSkip();

        ImmutableArray<FittedDirtyCurve> fits = DirtyCurveFitting.FitAll(published.Samples, published.Memory);

        Assert.Equal(Enum.GetValues<DirtyCurveForm>(), fits.Select(f => f.Form));
        Assert.Equal([49.0, 27, 8, 6, 0], fits.Select(f => Math.Round(100 * f.RelativeRmse)));
    }

    [Fact]
    public void CurvesOfTheTestbed_AreFittedWithinAFewPercent()
    {
        ImmutableArray<(ImmutableArray<DirtySample> Samples, DataSize Memory)> curves = TestbedCurves();
        double[] errors =
        [
            .. curves.Select(c => DirtyCurveFitting.Fit(DirtyCurveForm.HotCold, c.Samples, c.Memory).RelativeRmse).Order(),
        ];

        Assert.InRange(curves.Length, 100, 1000);
        Assert.InRange(errors[errors.Length / 2], 0, 0.02);
    }

    [Fact]
    public void MoreParameters_NeverFitWorse()
    {
        var random = new Random(4);
        for (int i = 0; i < 30; i++)
        {
            ImmutableArray<DirtySample> samples = [.. Sampled(Curve(DirtyCurveForm.HotCold, random)).Select(s => s with { Bytes = s.Bytes * (0.9 + (0.2 * random.NextDouble())) })];

            double saturating = DirtyCurveFitting.Fit(DirtyCurveForm.Saturating, samples, _memory).RelativeRmse;

            Assert.True(DirtyCurveFitting.Fit(DirtyCurveForm.HotCold, samples, _memory).RelativeRmse <= saturating + 1e-4);
            Assert.True(DirtyCurveFitting.Fit(DirtyCurveForm.TwoExponentials, samples, _memory).RelativeRmse <= saturating + 1e-4);
        }
    }

    [Fact]
    public void Sets_StayWithinTheMemory()
    {
        // 100 MiB/s for 10 s is a line up to 1000 MiB; with a memory of 500 MiB no set may be larger.
        ImmutableArray<DirtySample> samples = [.. Enumerable.Range(1, 10).Select(t => new DirtySample(t, t * 100 * 1048576.0))];
        DataSize memory = DataSize.FromMebibytes(500);

        Assert.True(DirtyCurveFitting.Fit(DirtyCurveForm.Saturating, samples, memory).Curve.HotSetBytes <= memory.Bytes);
        Assert.True(DirtyCurveFitting.Fit(DirtyCurveForm.HotCold, samples, memory).Curve.HotSetBytes <= memory.Bytes);
    }

    [Fact]
    public void FewSamples_AllowOnlySimpleForms()
    {
        ImmutableArray<DirtySample> samples = [new(1, 1000), new(2, 1500)];

        Assert.Equal(
            [DirtyCurveForm.Constant, DirtyCurveForm.Saturating, DirtyCurveForm.Empirical],
            DirtyCurveFitting.FitAll(samples, _memory).Select(f => f.Form));
        InvalidInputException few = Assert.Throws<InvalidInputException>(() => DirtyCurveFitting.Fit(DirtyCurveForm.HotCold, samples, _memory));
        Assert.Equal(
            "dirty samples: found 2 samples, expected at least 3 for the form hot-cold. Measure at more times, or fit a simpler form.", few.Message);
    }

    [Theory]
    [InlineData("1e-300:1000000000")]
    [InlineData("1e-12:1e9;1:1e9;2:1e9;3:1e9")]
    [InlineData("1:1;2:1;3:1;1e200:1")]
    [InlineData("1:0;2:0;3:0;4:1e-300")]
    [InlineData("1e-320:1;1:1;2:1;3:1")]
    [InlineData("1e-6:1;1e-3:1e9;1:1e9;8e8:1e9")]
    [InlineData("1:1e18;2:1e18;3:1e18;4:1e18")]
    public void SamplesThatNoFormWasMadeFor_AreFittedOrRefused(string points) => FitsOrRefuses(SamplesOf(points, 1));

    [Fact]
    public void SamplesOverManyOrdersOfMagnitude_AreFittedOrRefused()
    {
        var random = new Random(11);
        for (int i = 0; i < 100; i++)
        {
            double[] times = [.. Enumerable.Range(0, 1 + random.Next(8)).Select(_ => Math.Pow(10, -6 + (14.9 * random.NextDouble()))).Order()];
            double[] bytes = [.. times.Select(_ => random.Next(4) == 0 ? 0 : Math.Pow(10, 9.6 * random.NextDouble())).Order()];
            FitsOrRefuses([.. times.Zip(bytes, (t, b) => new DirtySample(t, b))]);
        }
    }

    [Fact]
    public void FormThatDoesNotFit_IsNamedWithThePlace()
    {
        // At 1e-320 s a byte is a rate of 1e320 B/s, which no double holds.
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() =>
            DirtyCurveFitting.Fit(DirtyCurveForm.HotCold, SamplesOf("1e-320:1;1:1;2:1;3:1", 1), _memory, "curve.csv"));

        Assert.StartsWith("curve.csv: found samples that no parameters describe in finite numbers, expected samples that the form hot-cold fits.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FormNames_ReadBackToTheirForms()
    {
        Assert.Equal(["constant", "saturating", "hot-cold", "two-exponentials", "empirical"], DirtyCurveFormNames.All);
        Assert.All(Enum.GetValues<DirtyCurveForm>(), f => Assert.Equal(f, DirtyCurveFormNames.Parse(DirtyCurveFormNames.NameOf(f), "--form")));
        Assert.StartsWith(
            "--form: found \"HotCold\", expected one of constant, ",
            Assert.Throws<InvalidInputException>(() => DirtyCurveFormNames.Parse("HotCold", "--form")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void IdleVm_IsFittedAsIdle()
    {
        ImmutableArray<DirtySample> samples = [new(1, 0), new(2, 0), new(3, 0), new(4, 0)];

        Assert.All(DirtyCurveFitting.FitAll(samples, _memory), f => Assert.Equal((0, 0), (f.Curve.UniqueBytes(100), f.RelativeRmse)));
    }

    [Fact]
    public void BadSamples_AreNamed()
    {
        Assert.Throws<InvalidInputException>(() => DirtyCurveFitting.FitAll([], _memory));
        Assert.Throws<InvalidInputException>(() => DirtyCurveFitting.FitAll([new(0, 1)], _memory));
        Assert.Throws<InvalidInputException>(() => DirtyCurveFitting.FitAll([new(1, -1)], _memory));
        Assert.Throws<InvalidInputException>(() => DirtyCurveFitting.FitAll([new(1, double.NaN)], _memory));
        Assert.Throws<ArgumentOutOfRangeException>(() => DirtyCurveFitting.FitAll([new(1, 1)], DataSize.Zero));
        InvalidInputException disorder = Assert.Throws<InvalidInputException>(() => DirtyCurveFitting.FitAll([new(2, 1), new(1, 2)], _memory));
        Assert.StartsWith("dirty samples, sample 2: found 1 s, 2 bytes, expected a time after 2 s", disorder.Message, StringComparison.Ordinal);
    }

    private static void FitsOrRefuses(ImmutableArray<DirtySample> samples)
    {
        ImmutableArray<FittedDirtyCurve> all = DirtyCurveFitting.FitAll(samples, _memory);

        Assert.All(all, f => Assert.True(double.IsFinite(f.RelativeRmse) && double.IsFinite(f.Curve.UniqueBytes(10)), $"{f}"));
        Assert.All(Enum.GetValues<DirtyCurveForm>().Except(all.Select(f => f.Form)), form =>
            Assert.Throws<InvalidInputException>(() => DirtyCurveFitting.Fit(form, samples, _memory)));
    }

    private static ImmutableArray<DirtySample> Sampled(DirtyCurve curve) =>
        [.. Enumerable.Range(0, 12).Select(i => 0.125 * Math.Pow(1.6, i)).Select(t => new DirtySample(t, curve.UniqueBytes(t)))];

    private static DirtyCurve Curve(DirtyCurveForm form, Random random)
    {
        SaturatingDirtyCurve Set(double mebibytes, double seconds) => new(DataRate.FromMebibytesPerSecond(mebibytes / seconds), DataSize.FromMebibytes(mebibytes));
        DataRate cold = DataRate.FromMebibytesPerSecond(1 + (20 * random.NextDouble()));
        SaturatingDirtyCurve hot = Set(20 + (300 * random.NextDouble()), 0.2 + (2 * random.NextDouble()));
        return form switch
        {
            DirtyCurveForm.Constant => new ConstantDirtyCurve(cold, _memory),
            DirtyCurveForm.Saturating => hot,
            DirtyCurveForm.TwoExponentials => new TwoExponentialDirtyCurve(hot, Set(500 + (1000 * random.NextDouble()), 10 + (20 * random.NextDouble()))),
            _ => new HotColdDirtyCurve(hot.WorkingSet, hot.Rate, cold),
        };
    }

    private static ImmutableArray<(ImmutableArray<DirtySample> Samples, DataSize Memory)> TestbedCurves()
    {
        string[][] rows = [.. File.ReadLines(SharedDatasets.PathOrSkip("live_migration", "testbed", "measurements.csv")).Select(l => l.Split(','))];
        int curve = Array.IndexOf(rows[0], "dirty_curve_s_pages");
        int pages = Array.IndexOf(rows[0], "nonzero_pages_before");
        return
        [
            .. rows.Skip(1).Where(r => r[curve].Contains(';', StringComparison.Ordinal) && r[pages].Length > 0)
                .Select(r => (SamplesOf(r[curve], 4096), DataSize.FromBytes(4096 * (long)Number(r[pages])))),
        ];
    }

    private static ImmutableArray<DirtySample> SamplesOf(string text, double unitBytes) =>
        [.. text.Split(';').Select(p => p.Split(':')).Select(p => new DirtySample(Number(p[0]), unitBytes * Number(p[1])))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
