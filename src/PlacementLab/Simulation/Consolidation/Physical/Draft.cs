using PlacementLab.Simulation.Consolidation.Detectors;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// Loads of the hosts as they would be after the moves decided so far, by measured demand. Memory counts at the destination from the
/// decision on, and stays taken at the source.
/// </summary>
internal sealed class Draft
{
    /// <summary>Most values of history that detectors and selections are given, as published.</summary>
    public const int MostHistory = 30;

    private readonly IOverloadDetector? _detector;
    private readonly double[] _history;
    private readonly double[] _trial = new double[MostHistory];
    private readonly double[] _longestIntervals;
    private readonly double[] _forecastMips;
    private int _interval;
    private int _historyLength;
    private double[] _vmMips = [];
    private double[]? _vmForecastMips;

    /// <summary>Prepares a draft.</summary>
    /// <param name="fleet">Sizes.</param>
    /// <param name="detector">Says when a host is overloaded; null for when its CPU is all asked for.</param>
    public Draft(FleetArrays fleet, IOverloadDetector? detector)
    {
        Fleet = fleet;
        _detector = detector;
        _history = new double[detector is { MinimumHistory: > 0 } ? fleet.HostCount * MostHistory : 0];
        _longestIntervals = new double[fleet.HostCount];
        _forecastMips = new double[fleet.HostCount];
        Mips = new double[fleet.HostCount];
        NetworkBytesPerSecond = new double[fleet.HostCount];
        FreeBytes = new long[fleet.HostCount];
        VmCount = new int[fleet.HostCount];
    }

    /// <summary>Sizes.</summary>
    public FleetArrays Fleet { get; }

    /// <summary>CPU asked for on each host.</summary>
    public double[] Mips { get; }

    /// <summary>Network traffic of each host.</summary>
    public double[] NetworkBytesPerSecond { get; }

    /// <summary>Free memory of each host.</summary>
    public long[] FreeBytes { get; }

    /// <summary>VMs of each host.</summary>
    public int[] VmCount { get; }

    /// <summary>CPU that a VM asks for.</summary>
    public double VmMips(int vm) => _vmMips[vm];

    /// <summary>Network traffic of a VM.</summary>
    public double VmNetwork(int vm) => _interval == 0 ? 0 : _vmMips[vm] * 100 / Fleet.VmMips[vm] * Fleet.NetworkBytesPerPercent;

    /// <summary>Begins with empty hosts and VMs that ask for so much.</summary>
    public void Load(double[] vmMips)
    {
        (_interval, _historyLength, _vmMips) = (0, 0, vmMips);
        Array.Clear(Mips);
        Array.Clear(VmCount);
        Array.Clear(NetworkBytesPerSecond);
        Fleet.HostMemoryBytes.CopyTo(FreeBytes, 0);
    }

    /// <summary>Begins with the fleet as it is.</summary>
    /// <param name="view">The fleet.</param>
    /// <param name="vmForecastMips">Forecast of each VM's demand; null for none.</param>
    /// <param name="threads">Threads at most.</param>
    public void Load(FleetView view, double[]? vmForecastMips, int threads)
    {
        _interval = view.Interval;
        _vmMips = view.MeasuredMips;
        _vmForecastMips = vmForecastMips;
        _historyLength = _history.Length == 0 ? 0 : Math.Min(_interval, Math.Min(_detector!.MostHistory, MostHistory));
        double step = Fleet.Scenario.Traces.Step.TotalSeconds;
        Chunks.ForEach(Fleet.HostCount, threads, (from, to) =>
        {
            for (int host = from; host < to; host++)
            {
                LoadHost(view, host, step);
            }
        });
    }

    /// <summary>Whether a host is overloaded.</summary>
    public bool IsOverloaded(int host) => IsOverloaded(host, Mips[host], HistoryOf(host), _forecastMips[host]);

    /// <summary>Whether a host would be overloaded with some more VMs.</summary>
    /// <param name="host">The host.</param>
    /// <param name="vm">A VM.</param>
    /// <param name="proposal">Further VMs.</param>
    public bool WouldOverload(int host, int vm, Proposal proposal)
    {
        double mips = Mips[host] + _vmMips[vm];
        double forecast = _forecastMips[host] + Forecast(vm);
        Span<double> history = _trial.AsSpan(0, _historyLength);
        HistoryOf(host).CopyTo(history);
        AddHistory(history, host, vm);
        foreach ((int other, int otherHost) in proposal.Moves)
        {
            if (otherHost == host)
            {
                mips += _vmMips[other];
                forecast += Forecast(other);
                AddHistory(history, host, other);
            }
        }

        return mips > Fleet.HostMips[host] || IsOverloaded(host, mips, history, forecast);
    }

    /// <summary>Counts a VM away from its host; its memory stays taken there.</summary>
    public void Remove(int vm, int host) => Count(vm, host, -1);

    /// <summary>Counts a VM back to the host that it was removed from.</summary>
    public void Restore(int vm, int host) => Count(vm, host, 1);

    /// <summary>Counts a VM to a host, with its memory.</summary>
    public void Put(int vm, int host)
    {
        Count(vm, host, 1);
        FreeBytes[host] -= Fleet.VmMemoryBytes[vm];
    }

    private bool IsOverloaded(int host, double mips, ReadOnlySpan<double> history, double forecastMips)
    {
        double capacity = Fleet.HostMips[host];
        return _detector is null ? mips > capacity : _detector.IsOverloaded(new HostLoad
        {
            DemandShare = mips / capacity,
            History = history,
            MigrationIntervals = _longestIntervals[host],
            ForecastShare = forecastMips / capacity,
        });
    }

    private Span<double> HistoryOf(int host) => _history.AsSpan(_historyLength == 0 ? 0 : host * MostHistory, _historyLength);

    private double Forecast(int vm) => _vmForecastMips is null ? 0 : _vmForecastMips[vm];

    private void Count(int vm, int host, int sign)
    {
        Mips[host] += sign * _vmMips[vm];
        NetworkBytesPerSecond[host] += sign * VmNetwork(vm);
        VmCount[host] += sign;
        _forecastMips[host] += sign * Forecast(vm);
        AddHistory(HistoryOf(host), host, vm, sign);
    }

    // Newest value first.
    private void AddHistory(Span<double> history, int host, int vm, int sign = 1)
    {
        double perPercent = sign * Fleet.VmMips[vm] / (100 * Fleet.HostMips[host]);
        float[] percent = Fleet.Percent[vm];
        for (int i = 0; i < history.Length; i++)
        {
            history[i] += perPercent * percent[_interval - 1 - i];
        }
    }

    private void LoadHost(FleetView view, int host, double step)
    {
        double mips = 0, network = 0, longest = 0, forecast = 0;
        Span<double> history = HistoryOf(host);
        history.Clear();
        foreach (int vm in view.VmsOn(host))
        {
            mips += _vmMips[vm];
            network += VmNetwork(vm);
            forecast += Forecast(vm);
            longest = Math.Max(longest, view.CopySeconds(vm));
            AddHistory(history, host, vm);
        }

        Mips[host] = mips;
        NetworkBytesPerSecond[host] = network;
        FreeBytes[host] = view.FreeMemoryBytes(host);
        VmCount[host] = view.VmsOn(host).Length;
        _longestIntervals[host] = longest / step;
        _forecastMips[host] = forecast;
    }
}
