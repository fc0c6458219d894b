using PlacementLab.Demand;
using PlacementLab.Prediction.Overload;
using Xunit;

namespace PlacementLab.Tests.Prediction;

public sealed class OverloadTrainingTests(SyntheticTraining training) : IClassFixture<SyntheticTraining>
{
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
