using System.Numerics;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// Hosts by kind, load class (one per cent of CPU, or asleep) and memory class (a 64th of the kind's memory): what best fit needs to
/// find a host without looking at all. Within a class the host added last comes first.
/// </summary>
internal sealed class HostIndex
{
    /// <summary>Load class of hosts that are asleep.</summary>
    public const int Asleep = 101;

    /// <summary>Load classes of a kind: 0–100 % and asleep.</summary>
    public const int LoadClasses = 102;

    private const int MemoryClasses = 64;
    private const int None = -1;

    private readonly Draft _draft;
    private readonly ulong[] _filled;
    private readonly int[] _first;
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int[] _classOf;

    /// <summary>An empty index.</summary>
    public HostIndex(Draft draft)
    {
        _draft = draft;
        int kinds = draft.Fleet.Kinds.Length;
        int hosts = draft.Fleet.HostCount;
        _filled = new ulong[kinds * LoadClasses];
        _first = new int[kinds * LoadClasses * MemoryClasses];
        _next = new int[hosts];
        _previous = new int[hosts];
        _classOf = new int[hosts];
        Clear();
    }

    /// <summary>Takes all hosts out.</summary>
    public void Clear()
    {
        _filled.AsSpan().Clear();
        _first.AsSpan().Fill(None);
        _classOf.AsSpan().Fill(None);
    }

    /// <summary>Puts a host in, by its load in the draft.</summary>
    public void Add(int host, bool isAsleep)
    {
        FleetArrays fleet = _draft.Fleet;
        int kind = fleet.KindOfHost[host];
        int load = isAsleep ? Asleep : Math.Clamp((int)(100 * _draft.Mips[host] / fleet.HostMips[host]), 0, Asleep - 1);
        int group = (kind * LoadClasses) + load;
        int memory = MemoryClassOf(kind, _draft.FreeBytes[host]);
        int at = (group * MemoryClasses) + memory;
        _classOf[host] = at;
        _previous[host] = None;
        _next[host] = _first[at];
        if (_first[at] != None)
        {
            _previous[_first[at]] = host;
        }

        _first[at] = host;
        _filled[group] |= 1UL << memory;
    }

    /// <summary>Takes a host out, if it is in.</summary>
    public void Remove(int host)
    {
        int at = _classOf[host];
        if (at == None)
        {
            return;
        }

        _classOf[host] = None;
        if (_next[host] != None)
        {
            _previous[_next[host]] = _previous[host];
        }

        if (_previous[host] != None)
        {
            _next[_previous[host]] = _next[host];
        }
        else
        {
            _first[at] = _next[host];
            if (_next[host] == None)
            {
                _filled[at / MemoryClasses] &= ~(1UL << (at % MemoryClasses));
            }
        }
    }

    /// <summary>Whether a host is in.</summary>
    public bool Contains(int host) => _classOf[host] != None;

    /// <summary>Puts a host that has got VMs into its new class.</summary>
    public void Update(int host)
    {
        Remove(host);
        Add(host, isAsleep: false);
    }

    /// <summary>The memory classes of a kind whose hosts might have so much free.</summary>
    public ulong MemoryMask(int kind, long bytes) => ulong.MaxValue << MemoryClassOf(kind, bytes);

    /// <summary>Whether there is a host in a load class and one of some memory classes.</summary>
    public bool MayHave(int kind, int load, ulong memory) => (_filled[(kind * LoadClasses) + load] & memory) != 0;

    /// <summary>Hosts of a load class and some memory classes, those with the least memory first.</summary>
    public Walk Hosts(int kind, int load, ulong memory)
    {
        int group = (kind * LoadClasses) + load;
        return new(this, group, _filled[group] & memory);
    }

    private int MemoryClassOf(int kind, long bytes) =>
        (int)Math.Clamp((double)bytes * MemoryClasses / _draft.Fleet.Kinds[kind].Memory.Bytes, 0, MemoryClasses - 1);

    /// <summary>Goes through the hosts of a load class.</summary>
    /// <param name="index">The index.</param>
    /// <param name="group">Kind and load class.</param>
    /// <param name="filled">Memory classes to look at.</param>
    internal struct Walk(HostIndex index, int group, ulong filled)
    {
        private ulong _left = filled;

        /// <summary>The present host.</summary>
        public int Current { get; private set; } = None;

        /// <summary>Goes to the next host; false if there is none.</summary>
        public bool MoveNext()
        {
            if (Current != None)
            {
                Current = index._next[Current];
            }

            while (Current == None && _left != 0)
            {
                int memory = BitOperations.TrailingZeroCount(_left);
                _left &= _left - 1;
                Current = index._first[(group * MemoryClasses) + memory];
            }

            return Current != None;
        }
    }
}
