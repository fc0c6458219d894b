namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Where the VMs are, what memory is booked and what each host is doing. A moving VM is booked on both hosts.</summary>
internal sealed class FleetState
{
    private readonly int[] _vmStart;
    private readonly int[] _vmsByHost;

    /// <summary>The state at the start of a run.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="hostOf">Host of each VM.</param>
    /// <param name="neverSleeps">Whether hosts without VMs are on too.</param>
    public FleetState(FleetArrays fleet, int[] hostOf, bool neverSleeps)
    {
        Fleet = fleet;
        HostOf = hostOf;
        BookedBytes = new long[fleet.HostCount];
        VmCount = new int[fleet.HostCount];
        Copies = new int[fleet.HostCount];
        Moves = new int[fleet.HostCount];
        IsMoving = new bool[fleet.VmCount];
        Mode = new HostMode[fleet.HostCount];
        DemandMips = new double[fleet.VmCount];
        MeasuredMips = new double[fleet.VmCount];
        _vmStart = new int[fleet.HostCount + 1];
        _vmsByHost = new int[fleet.VmCount];
        for (int vm = 0; vm < hostOf.Length; vm++)
        {
            BookedBytes[hostOf[vm]] += fleet.VmMemoryBytes[vm];
            VmCount[hostOf[vm]]++;
        }

        for (int host = 0; host < Mode.Length; host++)
        {
            Mode[host] = VmCount[host] > 0 || neverSleeps ? HostMode.On : HostMode.Asleep;
        }
    }

    /// <summary>Sizes.</summary>
    public FleetArrays Fleet { get; }

    /// <summary>The one host of each VM that counts: the source until the VM resumes at the destination.</summary>
    public int[] HostOf { get; }

    /// <summary>Memory of VMs, of copies and of orders not begun, on each host.</summary>
    public long[] BookedBytes { get; }

    /// <summary>VMs whose host each is.</summary>
    public int[] VmCount { get; }

    /// <summary>Memory images of moving VMs on each host, beside the VMs that are there.</summary>
    public int[] Copies { get; }

    /// <summary>Orders and running migrations that each host takes part in.</summary>
    public int[] Moves { get; }

    /// <summary>Whether each VM is ordered to move or moving.</summary>
    public bool[] IsMoving { get; }

    /// <summary>What each host is doing.</summary>
    public HostMode[] Mode { get; }

    /// <summary>Demand of each VM in the present interval.</summary>
    public double[] DemandMips { get; private set; }

    /// <summary>Demand of each VM in the interval before, which is what a policy has measured.</summary>
    public double[] MeasuredMips { get; private set; }

    /// <summary>VMs of a host in index order, as of the last <see cref="Regroup"/>.</summary>
    public ReadOnlySpan<int> VmsOf(int host) => _vmsByHost.AsSpan(_vmStart[host], _vmStart[host + 1] - _vmStart[host]);

    /// <summary>Free memory of a host.</summary>
    public long FreeBytes(int host) => Fleet.HostMemoryBytes[host] - BookedBytes[host];

    /// <summary>Goes to an interval: the demand of the one before becomes measured.</summary>
    public void LoadDemand(int sample, int threads)
    {
        (MeasuredMips, DemandMips) = (DemandMips, MeasuredMips);
        double[] demand = DemandMips;
        Chunks.ForEach(Fleet.VmCount, threads, (from, to) =>
        {
            for (int vm = from; vm < to; vm++)
            {
                demand[vm] = Fleet.DemandMips(vm, sample);
            }
        });
    }

    /// <summary>Lists the VMs by host anew.</summary>
    public void Regroup()
    {
        int sum = 0;
        for (int host = 0; host < VmCount.Length; host++)
        {
            _vmStart[host] = sum;
            sum += VmCount[host];
        }

        // Each start moves to the end of its host's VMs, which is where the next host starts.
        for (int vm = 0; vm < HostOf.Length; vm++)
        {
            _vmsByHost[_vmStart[HostOf[vm]]++] = vm;
        }

        for (int host = VmCount.Length; host > 0; host--)
        {
            _vmStart[host] = _vmStart[host - 1];
        }

        _vmStart[0] = 0;
    }
}
