using System.Globalization;
using PlacementLab.Demand;
using PlacementLab.Prediction.Overload;
using PlacementLab.Traces.Sample;
using Xunit;

namespace PlacementLab.Tests.Prediction;

public sealed class OverloadTrainingTests(SyntheticTraining training) : IClassFixture<SyntheticTraining>
{
    private static readonly double[] _vmMips = [2_500, 2_000, 1_000, 500];

    [Fact]
    public void Run_LearnsThePlantedSignal()
    {
        // The jump at the same time of every day is in no last value: only yesterday and the clock tell.
        OverloadScore learned = training.Result.OnsetScores[0];
        OverloadScore lastValue = Assert.Single(training.Result.OnsetScores, score => score.Name == "last value");
        Assert.Equal("learned", learned.Name);
        Assert.True(learned.AveragePrecision > lastValue.AveragePrecision + 0.1, $"{learned.AveragePrecision} against {lastValue.AveragePrecision}");
        Assert.True(learned.AveragePrecision > 2.0 * learned.Positives / learned.Rows);
        Assert.True(learned.Brier < learned.BaseRateBrier / 2, $"{learned.Brier} against {learned.BaseRateBrier}");
    }

    [Fact]
    public void Run_GivesATableThatNeverFalls()
    {
        double[] table = [.. training.Result.PenaltyTable.Probability];
        Assert.Equal(table.Order(), table);
        Assert.InRange(table[0], 0, 0.1);
        Assert.InRange(table[^1], 0.9, 1);
    }

    [Fact]
    public void Run_ChoosesTheVmForecasterWithTheLowestLoss()
    {
        VmForecasterScore best = training.Result.VmForecasterScores.MinBy(score => score.PinballLossMips)!;
        Assert.Equal(best.Name, training.Result.VmForecaster.Name);
        Assert.Equal("seasonal naive", best.Name);
    }

    [Fact]
    public void Run_TrainsWithoutTheTestPart()
    {
        int tuneEnd = SyntheticFleet.Input(training.Demand).Split.TuneEnd;
        float[][] changed = [.. training.Demand.Select(trace => trace.Select((mips, sample) => sample >= tuneEnd ? mips / 2 : mips).ToArray())];
        OverloadTrainingResult result = SyntheticFleet.Train(SyntheticFleet.Input(changed));
        Assert.Equal(training.Result.PenaltyTable.Probability.AsEnumerable(), result.PenaltyTable.Probability);
        Assert.Equal(training.Result.VmForecasterScores.AsEnumerable(), result.VmForecasterScores);
        Assert.NotEqual(training.Result.Scores[0].AveragePrecision, result.Scores[0].AveragePrecision);
    }

    [Fact]
    public void Run_ReportsProgressAndCanBeStopped()
    {
        using CancellationTokenSource source = new();
        Recorder progress = new(source);
        Assert.Throws<OperationCanceledException>(() => OverloadTraining.Run(SyntheticFleet.Input(training.Demand), progress, source.Token));
        Assert.Equal([0.1], progress.Seen);
    }

    [Theory]
    [InlineData(0, 240, 288)]
    [InlineData(240, 240, 288)]
    [InlineData(192, 240, 289)]
    [InlineData(192, 193, 288)]
    public void Run_WithAnImpossibleSplit_Refuses(int trainEnd, int tuneEnd, int testEnd) =>
        Assert.Throws<InvalidInputException>(() => SyntheticFleet.Train(SyntheticFleet.Input(training.Demand) with { Split = new TimeSplit(trainEnd, tuneEnd, testEnd) }));

    [Fact]
    public void Run_OnOneDay_NeedsNoYesterday()
    {
        OverloadTrainingInput input = SyntheticFleet.Input(training.Demand) with { Split = new TimeSplit(30, 36, 48) };
        OverloadTrainingResult result = SyntheticFleet.Train(input);
        Assert.False(result.Model.Settings.UsesTimeOfDay);
        Assert.True(result.Scores[0].Brier < result.Scores[0].BaseRateBrier);
    }

    [Fact]
    public void Run_OnTheSample_BeatsTheBaselinesOnTheLastTwoDays()
    {
        OverloadTrainingInput input = new()
        {
            DemandMips = Sample(),
            SamplesPerDay = 288,
            Split = new TimeSplit(7 * 288, 8 * 288, 10 * 288),
            HostCapacitiesMips = [3_720, 5_320],
            Seed = 1,
            Options = new OverloadTrainingOptions { TrainRows = 12_000, TuneRows = 6_000, TestRows = 6_000, Shapes = [new(60, 20, 0.1)] },
        };
        OverloadTrainingResult result = SyntheticFleet.Train(input);
        foreach (OverloadScore score in result.Scores.Concat(result.OnsetScores))
        {
            string row = string.Create(CultureInfo.InvariantCulture, $"{score.Name,-15} {score.Rows,6} {score.Positives,6} AP {score.AveragePrecision:F4} Brier {score.Brier:F4} base {score.BaseRateBrier:F4}");
            TestContext.Current.TestOutputHelper?.WriteLine(row);
        }

        Assert.All(result.Scores.Skip(1), baseline => Assert.True(result.Scores[0].AveragePrecision > baseline.AveragePrecision, baseline.Name));
        Assert.All(result.OnsetScores.Skip(1), baseline => Assert.True(result.OnsetScores[0].AveragePrecision > baseline.AveragePrecision, baseline.Name));
        Assert.True(result.Scores[0].Brier < result.Scores[0].BaseRateBrier / 5);
        Assert.True(result.OnsetScores[0].Brier < result.OnsetScores[0].BaseRateBrier / 2);
    }

    private static float[][] Sample() =>
    [
        .. Google2011Sample.Read().Traces.Select((trace, vm) =>
            trace.CpuPercent.Select(percent => (float)(percent / 100 * _vmMips[vm % _vmMips.Length])).ToArray()),
    ];

    private sealed class Recorder(CancellationTokenSource source) : IProgress<double>
    {
        public List<double> Seen { get; } = [];

        public void Report(double value)
        {
            Seen.Add(value);
            source.Cancel();
        }
    }
}
