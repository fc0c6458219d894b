using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.ExceptionServices;
using PlacementLab.Demand;
using PlacementLab.Demand.Baselines;
using PlacementLab.Experiments.Results;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Experiments.Comparison;

/// <summary>Runs every policy on every day with everything that migrations may cost, side by side. The results do not depend on the number of threads.</summary>
/// <param name="settings">What is compared.</param>
/// <param name="threads">Most runs at a time, at least 1.</param>
/// <param name="store">Where finished runs are kept; null to keep none.</param>
/// <param name="version">Version of the program: runs of another version are not used.</param>
public sealed class ComparisonRunner(ComparisonSettings settings, int threads, RunStore? store = null, string version = "")
{
    /// <summary>Runs the comparison.</summary>
    /// <param name="blocks">The days, at least one.</param>
    /// <param name="progress">Told after each run; null for none.</param>
    /// <param name="cancellation">Ends it by an <see cref="OperationCanceledException"/>; finished runs stay in the folder.</param>
    /// <exception cref="InvalidInputException">VMs do not fit, there is nothing to learn on, or the folder cannot be written.</exception>
    public ComparisonStudy Run(ImmutableArray<ComparisonBlock> blocks, IProgress<ComparisonProgress>? progress, CancellationToken cancellation)
    {
        store?.Make();
        var forecasters = new Dictionary<string, Lazy<FittedForecaster>>();
        foreach (ComparisonBlock block in blocks)
        {
            RequireTraining(block);
            forecasters[block.Name] = new(() => PhysicalPolicies.Fit(new EwmaForecaster(), PublishedFleet.Build([block.Training!], settings.Fleet(1))));
        }

        (ComparisonBlock Block, ComparisonCell Cell)[] cells = [.. CellsOf(blocks)];
        var runs = new ComparisonRun[cells.Length];
        var counter = new Lock();
        int done = 0;
        ForEach(cells.Length, cancellation, i =>
        {
            (ComparisonBlock block, ComparisonCell cell) = cells[i];
            ComparisonRun? kept = Find(block, cell);
            runs[i] = kept ?? Simulate(block, cell, forecasters[block.Name], cancellation);
            lock (counter)
            {
                progress?.Report(new ComparisonProgress(++done, cells.Length, cell, kept is not null));
            }
        });
        return new ComparisonStudy(settings, blocks, cells.Select(c => c.Cell).Zip(runs).ToDictionary(p => p.First, p => p.Second));
    }

    private string Fleet => string.Create(
        CultureInfo.InvariantCulture, $"{settings.Hosts} hosts, {settings.HostMemory?.ToString() ?? "memory as published"}");

    private IEnumerable<(ComparisonBlock Block, ComparisonCell Cell)> CellsOf(ImmutableArray<ComparisonBlock> blocks) =>
        (from block in blocks
         from policy in settings.Policies
         from regime in settings.Regimes
         from seed in settings.Seeds
         select (block, ComparisonCell.Of(block, policy, regime, seed))).Distinct();

    private void RequireTraining(ComparisonBlock block)
    {
        if (block.Training is null && settings.Policies.FirstOrDefault(p => p.Predicts) is { } policy)
        {
            throw new InvalidInputException(
                "data sets", $"only the day {block.Name}", $"another day for {policy.Name} to learn on", "Name a second day, or leave out policies that predict.");
        }
    }

    private void ForEach(int count, CancellationToken cancellation, Action<int> run)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering), options, run);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]); // The others failed of the same cause, such as a full disk.
        }
    }

    private ComparisonRun? Find(ComparisonBlock block, ComparisonCell cell)
    {
        ComparisonRecord? found = store?.Find<ComparisonRecord>(cell.Key);
        return found is not null && found == RecordOf(block, cell, found.Run) ? found.Run : null;
    }

    private ComparisonRecord RecordOf(ComparisonBlock block, ComparisonCell cell, ComparisonRun run) => new(version, block.Checksum, Fleet, cell.Key, run);

    private ComparisonRun Simulate(ComparisonBlock block, ComparisonCell cell, Lazy<FittedForecaster> forecaster, CancellationToken cancellation)
    {
        PhysicalScenario fleet = cell.Regime.Apply(PublishedFleet.Build([block.Traces], settings.Fleet(cell.Seed)));
        PhysicalRules rules = cell.Regime.Rules() with
        {
            Threads = 1,
            Forecaster = cell.Policy.Predicts ? forecaster.Value : null,
            ForecastQuantile = cell.Policy.Quantile,
            Solver = LoopSolvers.Create(cell.Policy.Solver),
            SolverStop = LoopSolvers.Stop,
        };
        ConsolidationResult result = PhysicalSimulator.Run(fleet, cell.Policy.Loop with { Seed = cell.Seed }, rules, null, cancellation);
        var run = ComparisonRun.Of(result);
        store?.Add(cell.Key, RecordOf(block, cell, run));
        return run;
    }
}
