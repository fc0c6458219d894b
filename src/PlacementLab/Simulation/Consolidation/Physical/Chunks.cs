namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Work on parts of an array, in parallel. Parts do not depend on the number of threads.</summary>
internal static class Chunks
{
    private const int Length = 512;

    /// <summary>Calls for each part.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="work">What to do with the items from the first to before the second index; writes only what belongs to them.</param>
    public static void ForEach(int count, int threads, Action<int, int> work)
    {
        int parts = (count + Length - 1) / Length;
        if (threads == 1 || parts <= 1)
        {
            work(0, count);
            return;
        }

        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part => work(part * Length, Math.Min(count, (part + 1) * Length)));
    }
}
