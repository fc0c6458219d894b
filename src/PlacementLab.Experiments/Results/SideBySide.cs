using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace PlacementLab.Experiments.Results;

/// <summary>Runs independent pieces of work side by side. The results do not depend on the number of threads.</summary>
internal static class SideBySide
{
    /// <summary>Runs a piece of work for each item.</summary>
    /// <typeparam name="TItem">What is worked on.</typeparam>
    /// <typeparam name="TRow">What comes out.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="threads">Most at a time, at least 1.</param>
    /// <param name="run">Does the work, or takes what was kept of it. Called from several threads at a time.</param>
    /// <param name="report">Told the number of items done, the item, its row, and whether that was kept; never twice at a time.</param>
    /// <param name="cancellation">Ends the work by an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The rows in the order of the items.</returns>
    public static ImmutableArray<TRow> Run<TItem, TRow>(
        IReadOnlyList<TItem> items, int threads, Func<TItem, (TRow Row, bool IsKept)> run, Action<int, TItem, TRow, bool> report, CancellationToken cancellation)
    {
        var rows = new TRow[items.Count];
        var counter = new Lock();
        int done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, items.Count), EnumerablePartitionerOptions.NoBuffering), options, i =>
            {
                (rows[i], bool isKept) = run(items[i]);
                lock (counter)
                {
                    report(++done, items[i], rows[i], isKept);
                }
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]); // The others failed of the same cause, such as a full disk.
        }

        return [.. rows];
    }
}
