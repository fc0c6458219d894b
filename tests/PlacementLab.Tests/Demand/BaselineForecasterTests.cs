using PlacementLab.Demand;
using PlacementLab.Demand.Baselines;
using Xunit;

namespace PlacementLab.Tests.Demand;

public sealed class BaselineForecasterTests
{
    private const double Tolerance = 1e-9;

    // One VM, two days of four samples.
    private static readonly float[][] _twoDays = [[10, 20, 40, 30, 20, 60, 80, 50]];

    public static TheoryData<IForecaster> All => [new LastValueForecaster(), new MovingAverageForecaster(3), new EwmaForecaster(0.5), new SeasonalNaiveForecaster()];

    [Fact]
    public void LastValue_IsTheLatestSample() => Assert.Equal(50, Point(new LastValueForecaster(), _twoDays, now: 7), Tolerance);

    [Fact]
    public void MovingAverage_IsTheMeanOfTheWindow()
    {
        // (60 + 80 + 50) / 3 = 190 / 3; at sample 0 only one sample is there.
        Assert.Equal(190.0 / 3, Point(new MovingAverageForecaster(3), _twoDays, now: 7), Tolerance);
        Assert.Equal(10, Point(new MovingAverageForecaster(3), _twoDays, now: 0), Tolerance);
    }

    [Fact]
    public void Ewma_WeighsTheLatestSampleWithAlpha()
    {
        // Start 10; 10 + ½(20 − 10) = 15; 15 + ½(40 − 15) = 27.5; 27.5 + ½(30 − 27.5) = 28.75.
        Assert.Equal(28.75, Point(new EwmaForecaster(0.5), _twoDays, now: 3), Tolerance);
        Assert.Equal(50, Point(new EwmaForecaster(1), _twoDays, now: 7), Tolerance);
    }

    [Fact]
    public void SeasonalNaive_IsThePeakOfTheSameHorizonADayBefore()
    {
        // Now is sample 5; the next two samples are 6 and 7; a day before them are 2 and 3, with 40 and 30.
        Assert.Equal(40, Point(new SeasonalNaiveForecaster(), _twoDays, now: 5), Tolerance);

        // Now is sample 3, exactly a day: samples 4, 5 were 0, 1 a day before, with 10 and 20.
        Assert.Equal(20, Point(new SeasonalNaiveForecaster(), _twoDays, now: 3), Tolerance);
    }

    [Fact]
    public void SeasonalNaive_WithLessThanADay_IsTheLatestSample() =>
        Assert.Equal(40, Point(new SeasonalNaiveForecaster(), _twoDays, now: 2), Tolerance);

    [Fact]
    public void Scale_IsTheMeanOfTheLastDay_OfTheHistorysOwnLength()
    {
        // Four samples a day: (20 + 60 + 80 + 50) / 4 = 52.5.
        DemandForecast forecast = Fit(new LastValueForecaster(), _twoDays).Forecast(new DemandHistory(_twoDays, 7, 4), 0);
        Assert.Equal(52.5, forecast.ScaleMips, Tolerance);
    }

    [Fact]
    public void Residuals_AreTheRelativeErrorsOfTheHorizonsPeak()
    {
        // One day of 1, 2, 3 with a day of 4 samples, horizon 1, last value. At 0: (2 − 1) / max(1, 1) = 1.
        // At 1: (3 − 2) / 1.5 = 2/3. Quantiles: 0 % 2/3, 50 % (2/3 + 1) / 2 = 5/6, 100 % 1.
        float[][] demand = [[1, 2, 3]];
        FittedForecaster fitted = new LastValueForecaster().Fit(new DemandHistory(demand, 2, 4), 1);
        Assert.Equal(101, fitted.ResidualRatios.Length);
        Assert.Equal(2.0 / 3, fitted.ResidualRatios[0], Tolerance);
        Assert.Equal(5.0 / 6, fitted.ResidualRatios[50], Tolerance);
        Assert.Equal(1, fitted.ResidualRatios[100], Tolerance);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Quantile_CoversItsShareOfTheTrainingPeaks(IForecaster forecaster)
    {
        float[][] demand = Noise(vms: 5, samples: 600);
        DemandHistory history = new(demand, 599, 24);
        FittedForecaster fitted = forecaster.Fit(history, 3);
        int covered = 0;
        int cases = 0;
        for (int now = 23; now + 3 < 600; now++)
        {
            for (int vm = 0; vm < demand.Length; vm++, cases++)
            {
                covered += demand[vm][(now + 1)..(now + 4)].Max() <= fitted.Forecast(history.At(now), vm).QuantileMips(0.9) + Tolerance ? 1 : 0;
            }
        }

        Assert.Equal(0.9, (double)covered / cases, 0.01);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Forecast_DoesNotSeeTheFuture(IForecaster forecaster)
    {
        float[][] demand = Noise(vms: 3, samples: 200);
        float[][] changed = [.. demand.Select(trace => trace.Select((mips, sample) => sample > 100 ? 9_999 : mips).ToArray())];
        DemandForecast expected = forecaster.Fit(new DemandHistory(demand, 100, 24), 3).Forecast(new DemandHistory(demand, 100, 24), 1);
        DemandForecast actual = forecaster.Fit(new DemandHistory(changed, 100, 24), 3).Forecast(new DemandHistory(changed, 100, 24), 1);
        Assert.Equal(expected.PointMips, actual.PointMips);
        Assert.Equal(expected.ScaleMips, actual.ScaleMips);
        Assert.Equal(expected.ResidualRatios.AsEnumerable(), actual.ResidualRatios);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_OnAHistoryNoLongerThanTheHorizon_Refuses(IForecaster forecaster)
    {
        InvalidInputException exception = Assert.Throws<InvalidInputException>(() => forecaster.Fit(new DemandHistory([[1, 2, 3]], 2, 4), 3));
        Assert.Contains("3 samples", exception.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Ewma_WithAnImpossibleWeight_Refuses(double alpha) => Assert.Throws<ArgumentOutOfRangeException>(() => new EwmaForecaster(alpha));

    private static double Point(IForecaster forecaster, float[][] demand, int now) =>
        Fit(forecaster, demand).Forecast(new DemandHistory(demand, now, 4), 0).PointMips;

    private static FittedForecaster Fit(IForecaster forecaster, float[][] demand) => forecaster.Fit(new DemandHistory(demand, demand[0].Length - 1, 4), 2);

    private static float[][] Noise(int vms, int samples)
    {
        Random random = new(5);
        return [.. Enumerable.Range(0, vms).Select(_ => Enumerable.Range(0, samples).Select(_ => (float)(100 + (50 * random.NextDouble()))).ToArray())];
    }
}
