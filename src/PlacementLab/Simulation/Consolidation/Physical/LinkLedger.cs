using System.Collections.Immutable;
using PlacementLab.Infrastructure;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// What migrations hold of each link, beside the traffic of the VMs. A migration keeps the share that it starts with; those that start
/// together share what is left by <see cref="FairShares"/>.
/// </summary>
internal sealed class LinkLedger
{
    private const double ByteTolerance = 1;

    private readonly ImmutableArray<int>[] _outside;
    private readonly double[] _capacity;
    private readonly double[] _reserved;
    private readonly double[] _service;
    private readonly double[] _offered;
    private readonly double[] _held;
    private readonly int[] _starting;
    private readonly double _leastShare;
    private readonly FairShares _shares;

    /// <summary>Opens the ledger of a network.</summary>
    public LinkLedger(Topology topology, int hostCount, double leastShare)
    {
        _outside = [.. Enumerable.Range(0, hostCount).Select(topology.LinksToOutside)];
        _leastShare = leastShare;
        _capacity = [.. topology.Links.Select(l => l.Capacity.BytesPerSecond)];
        _reserved = [.. topology.Links.Select(l => l.Capacity.BytesPerSecond * l.ReservedShare)];
        _service = new double[_capacity.Length];
        _offered = new double[_capacity.Length];
        _held = new double[_capacity.Length];
        _starting = new int[_capacity.Length];
        _shares = new FairShares(_capacity.Length);
    }

    /// <summary>Share of a link that migrations get whatever the VMs send.</summary>
    public const double MigrationFloor = 0.1;

    /// <summary>Largest share of a link that was in use since the last <see cref="BeginInterval"/>.</summary>
    public double PeakUse { get; private set; }

    /// <summary>What migrations may use of a host's outgoing link in this interval, in B/s.</summary>
    public double OfferedOut(int host) => _offered[_outside[host][0]];

    /// <summary>Goes to an interval with the traffic of the VMs of each host, which leaves the datacenter.</summary>
    public void BeginInterval(ReadOnlySpan<double> hostBytesPerSecond)
    {
        Array.Clear(_service);
        for (int host = 0; host < hostBytesPerSecond.Length; host++)
        {
            foreach (int link in _outside[host])
            {
                _service[link] += hostBytesPerSecond[host];
            }
        }

        PeakUse = 0;
        for (int link = 0; link < _capacity.Length; link++)
        {
            double left = _capacity[link] - Math.Max(_reserved[link], _service[link]);
            _offered[link] = Math.Max(left, MigrationFloor * _capacity[link]);
            NoteUse(link);
        }
    }

    /// <summary>The link that keeps a migration from starting now; −1 if it may, and then it counts as starting.</summary>
    public int Admit(ImmutableArray<int> route)
    {
        double offered = double.PositiveInfinity;
        foreach (int link in route)
        {
            offered = Math.Min(offered, _offered[link]);
        }

        foreach (int link in route)
        {
            if ((_offered[link] - _held[link]) / (_starting[link] + 1) < (_leastShare * offered) - ByteTolerance)
            {
                return link;
            }
        }

        foreach (int link in route)
        {
            _starting[link]++;
        }

        return -1;
    }

    /// <summary>Gives each admitted migration its share.</summary>
    public void Share(List<Move> starting)
    {
        _shares.Share(starting, _offered, _held);
        foreach (Move move in starting)
        {
            foreach (int link in move.Route)
            {
                _starting[link] = 0;
                _held[link] += move.BytesPerSecond;
                NoteUse(link);
            }
        }
    }

    /// <summary>Takes back the share of a migration that has ended.</summary>
    public void Release(Move move)
    {
        foreach (int link in move.Route)
        {
            _held[link] -= move.BytesPerSecond;
        }
    }

    private void NoteUse(int link) =>
        PeakUse = Math.Max(PeakUse, Math.Min(1, (_held[link] + _service[link]) / _capacity[link]));
}
