using System.Collections.Immutable;
using PlacementLab.Experiments.Comparison;
using Xunit;

namespace PlacementLab.Tests.Experiments.Comparison;

/// <summary>Means, differences and places by hand.</summary>
public sealed class ComparisonStudyTests
{
    [Fact]
    public void Policies_are_held_against_the_classic_one_that_costs_least()
    {
        ComparisonStudy study = Study();
        MigrationRegime regime = MigrationRegime.Real[0];

        // By cost at 0.20 a kWh and no lost work: thr 20, 22, 24; lr 18, 20, 22; forecast 16, 18, 20; dvfs 100.
        Assert.Equal("lr-mmt-1.2", study.BestClassic(regime)!.Name);
        ImmutableArray<ComparedDifference> differences = study.Differences(regime, ComparisonMeasure.Energy);
        Assert.Equal(["dvfs", "thr-mmt-0.8", "forecast-mmt-0.9"], differences.Select(d => d.Policy.Name));
        Assert.Equal([400, 10, -10], differences.Select(d => d.Difference.Mean));
        Assert.Equal(-0.1, differences[2].Relative, 1e-12); // -10 of the mean 100.
        // All three sums are the furthest of 8 choices: p = 2/8 each; Holm: 3 · 0.25 for all.
        Assert.All(differences, d => Assert.Equal(0.75, d.P, 1e-12));
        Assert.All(differences, d => Assert.Equal(0, d.Verdict));
    }

    [Fact]
    public void Places_and_sentences_follow_the_means()
    {
        ComparisonStudy study = Study();

        Assert.Equal([3, 2, 1], study.Places(MigrationRegime.Real[0], ComparisonMeasure.Energy));
        Assert.Equal([1, 2, 3], study.Places(MigrationRegime.Free, ComparisonMeasure.Energy));
        ImmutableArray<string> sentences = ComparisonConclusion.Of(study);
        Assert.Contains("With free migrations, thr-mmt-0.8 costs least (18.00 a day): a classic policy.", sentences);
        Assert.Contains(
            "With pre-copy, forecast-mmt-0.9 costs least (18.00 a day); against lr-mmt-1.2, the best classic policy: cost −10.0 % (p = 0.750), SLA violation n/a (p = 1.000), energy −10.0 % (p = 0.750).",
            sentences);
        Assert.Contains(
            "By energy, free migrations rank thr-mmt-0.8 < lr-mmt-1.2 < forecast-mmt-0.9; pre-copy moves thr-mmt-0.8 1 → 3, forecast-mmt-0.9 3 → 1.", sentences);
    }

    [Fact]
    public void Ten_days_that_agree_are_a_finding()
    {
        var difference = new ComparedDifference(ComparedPolicies.Parse("lr", ""), new(-1, 0.5), -0.1, 2.0 / 1024);

        Assert.Equal(-1, difference.Verdict);
        Assert.Equal(0, (difference with { P = 0.05 }).Verdict);
        Assert.Equal(0, (difference with { P = double.NaN }).Verdict);
    }

    /// <summary>Energy of four policies on three days; with pre-copy the forecast is lowest, with free migrations the threshold.</summary>
    internal static ComparisonStudy Study()
    {
        ImmutableArray<ComparisonBlock> days = SmallComparison.Days;
        string[] names = ["dvfs", "thr-mmt-0.8", "lr-mmt-1.2", "forecast-mmt-0.9"];
        var settings = new ComparisonSettings
        {
            Policies = [.. names.Select(n => ComparedPolicies.Parse(n, ""))],
            Regimes = [MigrationRegime.Free, MigrationRegime.Real[0]],
        };
        var runs = new Dictionary<ComparisonCell, ComparisonRun>();
        double[] least = [500, 100, 90, 80];
        foreach ((ComparisonBlock block, int day) in days.Select((b, i) => (b, i)))
        {
            for (int i = 0; i < names.Length; i++)
            {
                runs[ComparisonCell.Of(block, settings.Policies[i], MigrationRegime.Free, 1)] = Run((i == 0 ? 500 : 70 + (10 * i)) + (10 * day));
                runs[ComparisonCell.Of(block, settings.Policies[i], MigrationRegime.Real[0], 1)] = Run((i == 0 ? 490 : least[i]) + (10 * day));
            }
        }

        return new ComparisonStudy(settings, days, runs);
    }

    private static ComparisonRun Run(double kilowattHours) => new()
    {
        EnergyKwh = kilowattHours,
        MigrationEnergyKwh = 0,
        AskedCoreHours = 10,
        OverloadShare = 0,
        MigrationShare = 0,
        Slav = 0,
        Migrations = 1,
        MigrationSeconds = 1,
        DowntimeSeconds = 1,
        TrafficBytes = 1,
        LapsedOrders = 0,
    };
}
