namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// Exact repair of the best assignment at barriers in the second half of a run: small problems whole, of others a few hosts drawn at random.
/// At most <see cref="MostCalls"/> calls at even distances of the run, so that runs limited by iterations repeat; under a time limit moreover
/// only while all calls together have taken less than a tenth of the time.
/// </summary>
internal sealed class BarrierRepair(IRepair repair, PlacementProblem problem, int seed)
{
    private const int MostCalls = 24;
    private const double FirstAt = 0.5;
    private const double LastAt = 0.98;
    private const double MostShareOfTime = 0.1;

    // Solved as a whole up to here.
    private const int SmallVms = 30;
    private const int SmallHosts = 8;

    // Hosts are drawn until they carry so many VMs together.
    private const int UsualVms = 24;

    // Beyond, laying out one call takes longer than it is worth.
    private const int MostVms = 50_000;

    private readonly SearchRandom _random = new(seed, int.MaxValue);
    private int _calls;
    private double _costTried = double.NaN;
    private TimeSpan _spent;

    private bool IsSmall => problem.VmCount <= SmallVms && problem.HostCount <= SmallHosts;

    /// <summary>Repairs if it is time to.</summary>
    /// <param name="worker">The worker with the best assignment; takes over a better one.</param>
    /// <param name="fraction">How much of the run is over, from 0 to 1.</param>
    /// <param name="elapsed">Time since the run began.</param>
    /// <param name="hasTimeLimit">Whether time limits the run.</param>
    /// <param name="cancellation">Stops early.</param>
    public void Perhaps(AnnealingWorker worker, double fraction, Func<TimeSpan> elapsed, bool hasTimeLimit, CancellationToken cancellation)
    {
        int due = fraction < FirstAt ? 0 : 1 + (int)((MostCalls - 1) * Math.Min(1, (fraction - FirstAt) / (LastAt - FirstAt)));
        TimeSpan start = elapsed();
        if (_calls >= due || problem.VmCount > MostVms || !double.IsFinite(worker.BestCost) || (hasTimeLimit && _spent > start * MostShareOfTime))
        {
            return;
        }

        _calls = due;
        if (IsSmall && _costTried == worker.BestCost)
        {
            return;
        }

        var current = new Assignment([.. worker.Best]);
        Assignment found = repair.Repair(problem, current, Hosts(worker.Best), seed, cancellation);
        if (!ReferenceEquals(found, current))
        {
            worker.Adopt(found.HostOf.AsSpan());
        }

        _costTried = worker.BestCost;
        _spent += elapsed() - start;
    }

    private int[] Hosts(int[] hostOf)
    {
        if (IsSmall)
        {
            return [.. Enumerable.Range(0, problem.HostCount)];
        }

        int[] vmsOn = new int[problem.HostCount];
        foreach (int host in hostOf)
        {
            vmsOn[host]++;
        }

        var drawn = new List<int>();
        for (int vms = 0; drawn.Count < problem.HostCount && (drawn.Count < 2 || (vms < UsualVms && drawn.Count < SmallHosts));)
        {
            int host = _random.Next(problem.HostCount);
            if (!drawn.Contains(host))
            {
                drawn.Add(host);
                vms += vmsOn[host];
            }
        }

        return [.. drawn];
    }
}
