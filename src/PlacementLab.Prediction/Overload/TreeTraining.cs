using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace PlacementLab.Prediction.Overload;

/// <summary>Trains with ML.NET and takes the result out of it, so that predictions need neither its engine nor a lock.</summary>
internal static class TreeTraining
{
    // A leaf holds at least this share of the rows (and 20 of them): rows of the same time share its shocks, so that many rows
    // say less than their number.
    private const int LeavesOfLeastSize = 150;
    private const int LeastRowsPerLeaf = 20;

    /// <summary>Trains a FastTree classifier on one thread.</summary>
    /// <exception cref="OperationCanceledException">The training was stopped; the trees grow on in the background and are dropped.</exception>
    public static BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>> Train(
        IReadOnlyList<FeatureRow> rows, TreeShape shape, int seed, CancellationToken cancellation)
    {
        MLContext context = new(seed);
        FastTreeBinaryTrainer trainer = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = shape.Trees,
            NumberOfLeaves = shape.Leaves,
            LearningRate = shape.LearningRate,
            MinimumExampleCountPerLeaf = Math.Max(LeastRowsPerLeaf, rows.Count / LeavesOfLeastSize),
            Seed = seed,
            NumberOfThreads = 1,
        });

        // ML.NET offers no way to stop a fit; a stopped caller does not wait for the rest of it.
        var fit = Task.Run(() => trainer.Fit(context.Data.LoadFromEnumerable(rows)), cancellation);
        fit.Wait(cancellation);
        return fit.Result;
    }

    /// <summary>Copies the trees of a trained model.</summary>
    public static TreeEnsemble Extract(FastTreeBinaryModelParameters model)
    {
        RegressionTreeEnsemble trained = model.TrainedTreeEnsemble;
        ImmutableArray<int>.Builder roots = ImmutableArray.CreateBuilder<int>();
        List<int> features = [];
        List<float> thresholds = [];
        List<int> left = [];
        List<int> right = [];
        List<double> leaves = [];
        for (int tree = 0; tree < trained.Trees.Count; tree++)
        {
            RegressionTree nodes = trained.Trees[tree];
            (int firstNode, int firstLeaf) = (features.Count, leaves.Count);
            roots.Add(nodes.NumberOfNodes > 0 ? firstNode : ~firstLeaf);
            features.AddRange(nodes.NumericalSplitFeatureIndexes.Take(nodes.NumberOfNodes));
            thresholds.AddRange(nodes.NumericalSplitThresholds.Take(nodes.NumberOfNodes));
            left.AddRange(nodes.LeftChild.Take(nodes.NumberOfNodes).Select(child => Shift(child, firstNode, firstLeaf)));
            right.AddRange(nodes.RightChild.Take(nodes.NumberOfNodes).Select(child => Shift(child, firstNode, firstLeaf)));
            double weight = trained.TreeWeights[tree];
            leaves.AddRange(nodes.LeafValues.Take(nodes.NumberOfLeaves).Select(value => weight * value));
        }

        roots.Add(~leaves.Count);
        leaves.Add(trained.Bias);
        return new TreeEnsemble(roots.ToImmutable(), [.. features], [.. thresholds], [.. left], [.. right], [.. leaves]);
    }

    /// <summary>Platt's calibration of a score: P = 1 / (1 + e^(slope · score + offset)).</summary>
    public static PlattCalibrator Calibrate(IReadOnlyList<FeatureRow> scoredRows)
    {
        MLContext context = new(0);
        ISingleFeaturePredictionTransformer<PlattCalibrator> fitted = context.BinaryClassification.Calibrators
            .Platt(nameof(FeatureRow.Label), nameof(FeatureRow.Score))
            .Fit(context.Data.LoadFromEnumerable(scoredRows));
        return fitted.Model;
    }

    private static int Shift(int child, int firstNode, int firstLeaf) => child >= 0 ? child + firstNode : ~(~child + firstLeaf);
}
