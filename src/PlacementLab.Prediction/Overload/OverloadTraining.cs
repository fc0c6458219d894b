using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Demand.Baselines;

namespace PlacementLab.Prediction.Overload;

/// <summary>
/// The whole way from demand to a judged overload model: draws examples, fits baselines and the learned model on the training
/// part, calibrates and chooses on the tuning part, and looks at the test part once, for the scores.
/// </summary>
public static class OverloadTraining
{
    /// <summary>Trains and judges.</summary>
    /// <param name="input">Demand, split, hosts and options.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="InvalidInputException">
    /// The split does not fit the trace, a part is too short for the horizon, or a part knows only one outcome.
    /// </exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public static OverloadTrainingResult Run(OverloadTrainingInput input, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        Validate(input);
        Steps steps = new(progress, cancellation);
        OverloadExamples train = Draw(input, FirstTrainingSample(input), input.Split.TrainEnd, input.Options.TrainRows, part: 0);
        OverloadExamples tune = Draw(input, input.Split.TrainEnd, input.Split.TuneEnd, input.Options.TuneRows, part: 1);
        steps.Reach(0.1);
        ImmutableArray<FittedForecaster> forecasters = FitForecasters(input);
        ImmutableArray<VmForecasterScore> vmScores = [.. forecasters.Select(f => VmForecasterSelection.Score(f, input))];
        FittedForecaster best = forecasters[BestOf(vmScores)];
        steps.Reach(0.25);
        LearnedOverloadOptions options = new() { Shapes = input.Options.Shapes, Seed = input.Seed };
        FittedLearnedOverloadForecaster model = new LearnedOverloadForecaster(options).Fit(train, tune, cancellation);
        steps.Reach(0.8);
        OverloadPenaltyTable table = OverloadPenaltyTables.Build(model, best, input.Options.DemandQuantile, tune, input.Options.PenaltyBinWidth);
        ImmutableArray<FittedOverloadForecaster> compared =
        [
            model,
            .. forecasters.Select(f => new SummedDemandOverloadForecaster(f).Fit(tune)),
            new NSigmaOverloadForecaster(input.HorizonSamples),
        ];
        steps.Reach(0.9);
        OverloadExamples test = Draw(input, input.Split.TuneEnd, input.Split.TestEnd, input.Options.TestRows, part: 2);
        OverloadExamples onset = test.NotYetOverloaded();
        OverloadTrainingResult result = new()
        {
            Model = model,
            VmForecaster = best,
            PenaltyTable = table,
            VmForecasterScores = vmScores,
            Scores = Evaluate(compared, test),
            OnsetScores = onset.Rows.IsEmpty ? [] : Evaluate(compared, onset),
        };
        steps.Reach(1);
        return result;
    }

    private static ImmutableArray<OverloadScore> Evaluate(ImmutableArray<FittedOverloadForecaster> forecasters, OverloadExamples examples) =>
        [.. forecasters.Select(forecaster => OverloadEvaluation.Evaluate(forecaster, examples))];

    private static ImmutableArray<FittedForecaster> FitForecasters(OverloadTrainingInput input)
    {
        DemandHistory history = new(input.DemandMips, input.Split.TrainEnd - 1, input.SamplesPerDay);
        return [.. VmForecasterSelection.Candidates.Select(candidate => candidate.Fit(history, input.HorizonSamples))];
    }

    private static int BestOf(ImmutableArray<VmForecasterScore> scores)
    {
        int best = 0;
        for (int index = 1; index < scores.Length; index++)
        {
            best = scores[index].PinballLossMips < scores[best].PinballLossMips ? index : best;
        }

        return best;
    }

    // Three hours to look back at, where the training part is long enough to afford them.
    private static int FirstTrainingSample(OverloadTrainingInput input)
    {
        int threeHours = input.SamplesPerDay / 8;
        return threeHours + input.HorizonSamples < input.Split.TrainEnd / 2 ? threeHours : 0;
    }

    private static OverloadExamples Draw(OverloadTrainingInput input, int first, int end, int rows, int part)
    {
        OverloadSampling sampling = new()
        {
            First = first,
            End = end,
            HorizonSamples = input.HorizonSamples,
            HostCapacitiesMips = input.HostCapacitiesMips,
            Rows = rows,
            Seed = unchecked((input.Seed * 3) + part),
        };
        return OverloadExampleSampler.Draw(input.DemandMips, input.SamplesPerDay, sampling);
    }

    private static void Validate(OverloadTrainingInput input)
    {
        TimeSplit split = input.Split;
        int samples = input.DemandMips.Length == 0 ? 0 : input.DemandMips.Min(trace => trace.Length);
        bool ordered = split.TrainEnd > 0 && split.TrainEnd < split.TuneEnd && split.TuneEnd < split.TestEnd && split.TestEnd <= samples;
        if (!ordered)
        {
            throw new InvalidInputException(
                "time split", $"training up to {split.TrainEnd}, tuning up to {split.TuneEnd}, test up to {split.TestEnd} of {samples} samples", "rising ends within the trace", "Correct the split.");
        }
    }

    private sealed class Steps(IProgress<double>? progress, CancellationToken cancellation)
    {
        public void Reach(double share)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(share);
        }
    }
}
