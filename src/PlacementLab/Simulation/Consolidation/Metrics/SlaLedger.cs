using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Metrics;

/// <summary>
/// Keeps what the metrics are made of: at each moment what each VM asked for and got, and whether each host was active and gave
/// less than was asked for. Values of a moment hold until the next one; what is recorded last at a moment counts. Sums run VM by
/// VM and host by host, in the order of time.
/// </summary>
internal sealed class SlaLedger(int hostCount, int vmCount, bool honestTimes)
{
    private const byte Active = 1;
    private const byte Violating = 2;

    private readonly double[] _granted = new double[vmCount];
    private readonly double[] _requested = new double[vmCount];
    private readonly bool[] _isMigrating = new bool[vmCount];
    private readonly bool[] _wasMigrating = new bool[vmCount];
    private readonly double[] _since = new double[vmCount];
    private readonly double[] _grantedTotal = new double[vmCount];
    private readonly double[] _requestedTotal = new double[vmCount];
    private readonly double[] _lostTotal = new double[vmCount];
    private readonly SeriesByOwner _missing = new(vmCount);
    private readonly SeriesByOwner _migrationTimes = new(vmCount);
    private double[] _times = new double[1024];
    private readonly List<byte[]> _hosts = [];
    private byte[] _current = [];

    private double Now => _times[_hosts.Count - 1];

    /// <summary>Begins a moment, which ends the one before.</summary>
    /// <param name="time">Time in s.</param>
    /// <param name="vms">VMs that had a record at the moment before and still exist.</param>
    public void Begin(double time, ReadOnlySpan<int> vms)
    {
        if (_hosts.Count > 0)
        {
            NoteMigrations(vms);
            double span = time - Now;
            foreach (int vm in vms)
            {
                Close(vm, span);
            }
        }

        if (_hosts.Count == _times.Length)
        {
            Array.Resize(ref _times, _times.Length * 2);
        }

        _times[_hosts.Count] = time;
        _current = new byte[hostCount];
        _hosts.Add(_current);
    }

    /// <summary>Ends the last moment.</summary>
    /// <param name="vms">VMs that have a record at it.</param>
    public void End(ReadOnlySpan<int> vms) => NoteMigrations(vms);

    /// <summary>Ends the records of a VM that is no more after this moment.</summary>
    public void Leave(int vm) => NoteMigration(vm);

    /// <summary>Records a VM.</summary>
    public void Vm(int vm, double granted, double requested, bool isMigrating)
    {
        _granted[vm] = granted;
        _requested[vm] = requested;
        _isMigrating[vm] = isMigrating;
    }

    /// <summary>Records a host.</summary>
    public void Host(int host, bool isActive, bool isViolating) =>
        _current[host] = (byte)((isActive ? Active : 0) | (isViolating ? Violating : 0));

    /// <summary>The metrics of all that was recorded.</summary>
    public ConsolidationMetrics ToMetrics(Energy energy, int migrations)
    {
        double granted = 0, requested = 0, lost = 0;
        for (int vm = 0; vm < vmCount; vm++)
        {
            granted += _grantedTotal[vm];
            requested += _requestedTotal[vm];
            lost += _lostTotal[vm];
        }

        var missing = SampleMoments.Of(_missing.ByOwner());
        var shutdowns = SampleMoments.Of(TimesBeforeShutdown());
        return new()
        {
            Energy = energy,
            Migrations = migrations,
            Slatah = ViolatingShare(),
            Pdm = lost / requested,
            OverallSla = (requested - granted) / requested,
            AverageSla = missing.Count == 0 ? 0 : missing.Mean,
            HostShutdowns = shutdowns.Count,
            TimeBeforeShutdown = shutdowns,
            TimeBeforeMigration = SampleMoments.Of(_migrationTimes.ByOwner()),
        };
    }

    private void Close(int vm, double span)
    {
        double granted = _granted[vm];
        double requested = _requested[vm];
        _grantedTotal[vm] += granted * span;
        _requestedTotal[vm] += requested * span;
        if (granted < requested)
        {
            _missing.Add(vm, (requested - granted) / requested);
            if (_isMigrating[vm])
            {
                _lostTotal[vm] += (requested - granted) * span;
            }
        }
    }

    private void NoteMigrations(ReadOnlySpan<int> vms)
    {
        foreach (int vm in vms)
        {
            NoteMigration(vm);
        }
    }

    private void NoteMigration(int vm)
    {
        bool begins = _isMigrating[vm];
        if (begins != _wasMigrating[vm])
        {
            if (begins == honestTimes)
            {
                _migrationTimes.Add(vm, Now - _since[vm]);
            }

            _since[vm] = Now;
            _wasMigrating[vm] = begins;
        }
    }

    private double ViolatingShare()
    {
        double active = 0, violating = 0;
        for (int host = 0; host < hostCount; host++)
        {
            for (int i = 0; i + 1 < _hosts.Count; i++)
            {
                byte flags = _hosts[i][host];
                if ((flags & Active) != 0)
                {
                    double span = _times[i + 1] - _times[i];
                    active += span;
                    violating += (flags & Violating) != 0 ? span : 0;
                }
            }
        }

        return violating / active;
    }

    private double[] TimesBeforeShutdown()
    {
        var times = new SeriesByOwner(hostCount);
        for (int host = 0; host < hostCount; host++)
        {
            double since = 0;
            bool wasActive = !honestTimes || (_hosts.Count > 0 && (_hosts[0][host] & Active) != 0);
            for (int i = 0; i < _hosts.Count; i++)
            {
                bool isActive = (_hosts[i][host] & Active) != 0;
                if (wasActive && !isActive)
                {
                    times.Add(host, _times[i] - since);
                }
                else if (!wasActive && isActive)
                {
                    since = _times[i];
                }

                wasActive = isActive;
            }
        }

        return times.ByOwner();
    }
}
