using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using PlacementLab.Demand;
using PlacementLab.Prediction.Overload;
using Xunit;

namespace PlacementLab.Tests.Prediction;

public sealed class LearnedOverloadForecasterTests(SyntheticTraining training) : IClassFixture<SyntheticTraining>
{
    [Fact]
    public void Trees_AnswerAsMlNetDoes()
    {
        FeatureRow[] rows = LearnedOverloadForecaster.FeatureRows(Examples(), training.Result.Model.Settings);
        BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>> trained =
            TreeTraining.Train(rows, new TreeShape(40, 12, 0.2), seed: 1, TestContext.Current.CancellationToken);
        PlattCalibrator platt = trained.Model.Calibrator;
        TreeEnsemble trees = TreeTraining.Extract(trained.Model.SubModel);
        FittedLearnedOverloadForecaster ours = new(training.Result.Model.Settings, trees, platt.Slope, platt.Offset);
        MLContext context = new(0);
        MlNetPrediction[] theirs = [.. context.Data.CreateEnumerable<MlNetPrediction>(trained.Transform(context.Data.LoadFromEnumerable(rows)), reuseRowObject: false)];
        Assert.Equal(rows.Length, theirs.Length);
        Assert.All(rows.Zip(theirs), pair =>
        {
            Assert.Equal(pair.Second.Score, trees.Score(pair.First.Features), 1e-5);
            Assert.Equal(pair.Second.Probability, ours.Probability(pair.First.Features), 1e-6);
        });
    }

    [Fact]
    public void Train_Stopped_DoesNotWaitForItsTrees()
    {
        FeatureRow[] rows = LearnedOverloadForecaster.FeatureRows(Examples(), training.Result.Model.Settings);
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(5));
        Assert.ThrowsAny<OperationCanceledException>(() => TreeTraining.Train(rows, new TreeShape(500, 12, 0.2), seed: 1, stop.Token));
    }

    [Fact]
    public void Calibration_AnswersAsMlNetDoes()
    {
        Random random = new(2);
        FeatureRow[] rows = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble()).Select(p => new FeatureRow { Label = random.NextDouble() < p, Features = new float[OverloadFeatures.Count], Score = (float)(6 * p) })];
        PlattCalibrator platt = TreeTraining.Calibrate(rows);
        FittedLearnedOverloadForecaster ours = new(training.Result.Model.Settings, new TreeEnsemble([~0], [], [], [], [], [3]), platt.Slope, platt.Offset);

        // A score of 3 belongs to p = ½.
        Assert.Equal(0.5, ours.Probability(new float[OverloadFeatures.Count]), 0.07);
        MLContext context = new(0);
        IDataView scored = context.BinaryClassification.Calibrators.Platt("Label", "Score").Fit(context.Data.LoadFromEnumerable(rows)).Transform(context.Data.LoadFromEnumerable(rows));
        foreach (MlNetPrediction theirs in context.Data.CreateEnumerable<MlNetPrediction>(scored, reuseRowObject: false))
        {
            Assert.Equal(theirs.Probability, 1 / (1 + Math.Exp((platt.Slope * theirs.Score) + platt.Offset)), 1e-6);
        }
    }

    [Fact]
    public void Fit_Twice_GivesTheSameBytes()
    {
        OverloadTrainingResult again = SyntheticFleet.Train(SyntheticFleet.Input(training.Demand));
        Assert.Equal(Bytes(training.Result.Model), Bytes(again.Model));
        Assert.Equal(training.Result.Scores.Select(s => (s.Name, s.AveragePrecision, s.Brier)), again.Scores.Select(s => (s.Name, s.AveragePrecision, s.Brier)));
        Assert.Equal(training.Result.PenaltyTable.Probability.AsEnumerable(), again.PenaltyTable.Probability);
        Assert.NotEqual(Bytes(training.Result.Model), Bytes(SyntheticFleet.Train(SyntheticFleet.Input(training.Demand, seed: 2)).Model));
    }

    [Fact]
    public void SaveAndLoad_GiveTheSamePredictions()
    {
        byte[] bytes = Bytes(training.Result.Model);
        FittedLearnedOverloadForecaster loaded = FittedLearnedOverloadForecaster.Load(new MemoryStream(bytes));
        OverloadExamples examples = Examples();
        Assert.Equal(OverloadEvaluation.Predict(training.Result.Model, examples), OverloadEvaluation.Predict(loaded, examples));
        Assert.Equal(SyntheticFleet.HorizonSamples, loaded.HorizonSamples);
        Assert.Equal(bytes, Bytes(loaded));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("text")]
    [InlineData("cut")]
    [InlineData("flipped")]
    public void Load_OfADamagedFile_Refuses(string damage)
    {
        byte[] bytes = Bytes(training.Result.Model);
        byte[] damaged = damage switch
        {
            "empty" => [],
            "text" => "name,value\n1,2\n"u8.ToArray(),
            "cut" => bytes[..^1],
            _ => [.. bytes[..100], (byte)(bytes[100] ^ 1), .. bytes[101..]],
        };
        InvalidInputException exception = Assert.Throws<InvalidInputException>(() => FittedLearnedOverloadForecaster.Load(new MemoryStream(damaged), "model.bin"));
        Assert.Equal("model.bin", exception.Place);
    }

    [Fact]
    public void Load_OfAnotherVersion_Refuses()
    {
        byte[] content = Bytes(training.Result.Model)[..^32];
        content[8]++; // The version of the features follows mark and format.
        byte[] bytes = [.. content, .. System.Security.Cryptography.SHA256.HashData(content)];
        InvalidInputException exception = Assert.Throws<InvalidInputException>(() => FittedLearnedOverloadForecaster.Load(new MemoryStream(bytes)));
        Assert.Equal("format 1 with features 2", exception.Found);
    }

    [Fact]
    public void Probability_OfAnEmptyGroup_IsZero() =>
        Assert.Equal(0, training.Result.Model.Probability(new DemandHistory(training.Demand, 200, SyntheticFleet.SamplesPerDay), [], 1_500));

    [Fact]
    public void Probability_DoesNotSeeTheFuture()
    {
        float[][] changed = [.. training.Demand.Select(trace => trace.Select((mips, sample) => sample > 260 ? 9_999 : mips).ToArray())];
        Assert.Equal(
            training.Result.Model.Probability(new DemandHistory(training.Demand, 260, SyntheticFleet.SamplesPerDay), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 1_500),
            training.Result.Model.Probability(new DemandHistory(changed, 260, SyntheticFleet.SamplesPerDay), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 1_500));
    }

    [Fact]
    public void Fit_WithOneOutcome_Refuses()
    {
        OverloadTrainingInput input = SyntheticFleet.Input(training.Demand) with { HostCapacitiesMips = [1e9] };
        InvalidInputException exception = Assert.Throws<InvalidInputException>(() => SyntheticFleet.Train(input));
        Assert.Equal("training examples", exception.Place);
    }

    [Fact]
    public void Create_WithoutAShape_Refuses()
    {
        Assert.Throws<ArgumentException>(() => new LearnedOverloadForecaster(new LearnedOverloadOptions { Shapes = [] }));
        Assert.Throws<ArgumentException>(() => new LearnedOverloadForecaster(new LearnedOverloadOptions { Shapes = [new(10, 1, 0.1)] }));
    }

    private OverloadExamples Examples()
    {
        OverloadSampling sampling = new() { First = 60, End = 280, HorizonSamples = 2, HostCapacitiesMips = [1_500, 2_500], Rows = 800, Seed = 11 };
        return OverloadExampleSampler.Draw(training.Demand, SyntheticFleet.SamplesPerDay, sampling);
    }

    private static byte[] Bytes(FittedLearnedOverloadForecaster model)
    {
        using MemoryStream stream = new();
        model.Save(stream);
        return stream.ToArray();
    }

    private sealed class MlNetPrediction
    {
        public float Score { get; init; }

        public float Probability { get; init; }
    }
}
