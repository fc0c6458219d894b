using System.Collections.Immutable;
using PlacementLab.Experiments.Comparison.Statistics;

namespace PlacementLab.Experiments.Comparison;

/// <summary>What a comparison gave: means over the seeds of a day, then over days.</summary>
public sealed class ComparisonStudy
{
    private readonly IReadOnlyDictionary<ComparisonCell, ComparisonRun> _runs;

    internal ComparisonStudy(ComparisonSettings settings, ImmutableArray<ComparisonBlock> blocks, IReadOnlyDictionary<ComparisonCell, ComparisonRun> runs)
    {
        Settings = settings;
        Blocks = blocks;
        _runs = runs;
    }

    /// <summary>What was compared.</summary>
    public ComparisonSettings Settings { get; }

    /// <summary>The days.</summary>
    public ImmutableArray<ComparisonBlock> Blocks { get; }

    /// <summary>The policies that migrate.</summary>
    public ImmutableArray<ComparedPolicy> Migrating => [.. Settings.Policies.Where(p => p.Loop.Migrates)];

    /// <summary>The run of a policy on a day with a seed.</summary>
    /// <param name="block">The day.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="regime">What migrations cost.</param>
    /// <param name="seed">The seed.</param>
    public ComparisonRun RunOf(ComparisonBlock block, ComparedPolicy policy, MigrationRegime regime, int seed) =>
        _runs[ComparisonCell.Of(block, policy, regime, seed)];

    /// <summary>A value for each day, the mean over its seeds.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="regime">What migrations cost.</param>
    /// <param name="measure">The measure.</param>
    public ImmutableArray<double> Days(ComparedPolicy policy, MigrationRegime regime, ComparisonMeasure measure) =>
        [.. Blocks.Select(b => Settings.Seeds.Average(s => measure.ValueOf(RunOf(b, policy, regime, s), Settings.Prices)))];

    /// <summary>Mean over days with its interval.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="regime">What migrations cost.</param>
    /// <param name="measure">The measure.</param>
    public MeanInterval Mean(ComparedPolicy policy, MigrationRegime regime, ComparisonMeasure measure) => MeanInterval.Of(Days(policy, regime, measure));

    /// <summary>
    /// The classic policy with the lowest mean cost; null if none is compared. It is chosen on the same days on which others are held against
    /// it, which favours it.
    /// </summary>
    /// <param name="regime">What migrations cost.</param>
    public ComparedPolicy? BestClassic(MigrationRegime regime) =>
        Settings.Policies.Where(p => p.IsClassic).MinBy(p => Mean(p, regime, ComparisonMeasure.Cost).Mean);

    /// <summary>Every policy but the best classic one against it, Holm-corrected together; empty without a classic one.</summary>
    /// <param name="regime">What migrations cost.</param>
    /// <param name="measure">The measure.</param>
    public ImmutableArray<ComparedDifference> Differences(MigrationRegime regime, ComparisonMeasure measure)
    {
        if (BestClassic(regime) is not { } best)
        {
            return [];
        }

        ImmutableArray<double> reference = Days(best, regime, measure);
        ComparedPolicy[] others = [.. Settings.Policies.Where(p => p != best)];
        double[][] differences = [.. others.Select(p => Days(p, regime, measure).Zip(reference, (a, b) => a - b).ToArray())];
        ImmutableArray<double> p = Blocks.Length > 1 ? HolmCorrection.Adjust([.. differences.Select(SignFlipTest.PValue)]) : [.. others.Select(_ => double.NaN)];
        return [.. others.Select((policy, i) => new ComparedDifference(policy, MeanInterval.Of(differences[i]), differences[i].Average() / reference.Average(), p[i]))];
    }

    /// <summary>Place of each policy that migrates by its mean, 1 the lowest; equal means share a place.</summary>
    /// <param name="regime">What migrations cost.</param>
    /// <param name="measure">The measure.</param>
    public ImmutableArray<int> Places(MigrationRegime regime, ComparisonMeasure measure)
    {
        double[] means = [.. Migrating.Select(p => Mean(p, regime, measure).Mean)];
        return [.. means.Select(m => 1 + means.Count(other => other < m))];
    }
}
