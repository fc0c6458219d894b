using System.Collections.Immutable;
using PlacementLab.Experiments.Comparison;
using PlacementLab.Experiments.Results;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Experiments.Comparison;

/// <summary>Runs side by side, and what is made of them.</summary>
public sealed class ComparisonRunnerTests
{
    private static ComparisonSettings WithSolver { get; } = SmallComparison.Settings with
    {
        Policies = [.. new[] { "dvfs", "lr-rs-1.2", "forecast-mmt-0.9-q0.75+local-search" }.Select(n => ComparedPolicies.Parse(n, "test"))],
        Regimes = [MigrationRegime.Free, MigrationRegime.Parse("hybrid", "test")],
    };

    [Fact]
    public void The_results_do_not_depend_on_the_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        string[] tables = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            string path = folder.File($"{threads}.csv");
            ComparisonTable.Write(path, SmallComparison.Run(threads, settings: WithSolver));
            return File.ReadAllText(path);
        })];

        Assert.Equal(1 + (3 * 3 * 2 * 2), tables[0].TrimEnd().Split('\n').Length); // Days, policies, regimes, seeds.
        Assert.All(tables, t => Assert.Equal(tables[0], t));
    }

    [Fact]
    public void Free_migrations_lose_no_work_and_take_no_energy_but_real_ones_do()
    {
        ComparisonStudy study = SmallComparison.Run();
        ComparedPolicy policy = study.Settings.Policies[1];
        ComparisonRun[] free = [.. study.Blocks.Select(b => study.RunOf(b, policy, MigrationRegime.Free, 1))];
        ComparisonRun[] real = [.. study.Blocks.Select(b => study.RunOf(b, policy, MigrationRegime.Parse("stop-and-copy", "test"), 1))];

        Assert.True(free.Sum(r => r.Migrations) > 0);
        Assert.All(free, r => Assert.InRange(r.MigrationShare, 0, 1e-9));
        Assert.All(free, r => Assert.Equal(0, r.MigrationEnergyKwh));
        Assert.True(real.Sum(r => r.MigrationShare) > 1e-6);
        Assert.True(real.Sum(r => r.MigrationEnergyKwh) > 0);
    }

    [Fact]
    public void A_policy_that_never_migrates_runs_once_a_day()
    {
        var seen = new List<ComparisonProgress>();
        ComparisonStudy study = SmallComparison.Run(threads: 1, progress: new Collected(seen));

        Assert.Equal(3, seen.Count(p => !p.Cell.Policy.Loop.Migrates));
        // Free of cost a threshold and a forecast draw nothing, so one seed is enough: 1 + 4·2; the random selection needs two seeds always.
        Assert.Equal(3 * (1 + (2 * (1 + (4 * 2))) + (5 * 2)), seen.Count);
        Assert.Equal(seen.Count, seen[^1].Total);
        ComparedPolicy dvfs = study.Settings.Policies[0];
        Assert.Equal(study.Days(dvfs, MigrationRegime.Free, ComparisonMeasure.Energy), study.Days(dvfs, MigrationRegime.Real[0], ComparisonMeasure.Energy));
    }

    [Fact]
    public void Finished_runs_are_kept_for_the_same_program_traces_and_hosts_only()
    {
        using var folder = new TemporaryFolder();
        ComparisonStudy first = SmallComparison.Run(store: new RunStore(folder.Path, resume: false), version: "v");

        int Kept(string version, bool resume)
        {
            var seen = new List<ComparisonProgress>();
            ComparisonStudy again = SmallComparison.Run(1, new RunStore(folder.Path, resume), new Collected(seen), version);
            Assert.Equal(
                first.Mean(first.Migrating[0], MigrationRegime.Free, ComparisonMeasure.Cost), again.Mean(again.Migrating[0], MigrationRegime.Free, ComparisonMeasure.Cost));
            return seen.Count(p => p.IsKept);
        }

        Assert.Equal(3 * 29, Kept("v", resume: true));
        Assert.Equal(0, Kept("v", resume: false));
        Assert.Equal(0, Kept("w", resume: true));
        var hosts = new ComparisonRunner(SmallComparison.Settings with { Hosts = 9 }, 1, new RunStore(folder.Path, resume: true), "w");
        var others = new List<ComparisonProgress>();
        hosts.Run(SmallComparison.Days, new Collected(others), CancellationToken.None);
        Assert.DoesNotContain(others, p => p.IsKept);
    }

    [Fact]
    public void A_single_day_gives_predicting_policies_nothing_to_learn_on()
    {
        ImmutableArray<ComparisonBlock> day = ComparisonBlocks.Of([SmallComparison.Day(1)]);

        InvalidInputException refused = Assert.Throws<InvalidInputException>(
            () => new ComparisonRunner(SmallComparison.Settings, 1).Run(day, null, CancellationToken.None));

        Assert.Contains("another day", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Collected(List<ComparisonProgress> seen) : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value) => seen.Add(value);
    }
}
