namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// Power-aware best fit (Beloglazov, Abawajy and Buyya, FGCS 28(5), 2012): the host whose power rises least by a VM, P(load with it) −
/// P(load without it), both with the moves decided so far; CPU, memory and network must have room and the detector must not call the
/// host overloaded. Hosts are compared in classes of one per cent of load; of equal classes the fullest, in it the host with the least
/// memory that suffices. Only a few hosts of a class are looked at, and once many have been, one of each further class: those that are
/// asleep are mostly the last, and a VM must not stay on an overloaded host because so many others are full.
/// </summary>
/// <param name="draft">Loads.</param>
/// <param name="index">Hosts that may be chosen.</param>
/// <param name="wakeWatts">Energy of waking a host of each kind, spread over the time that it is expected to stay on, in W.</param>
internal sealed class CheapestHost(Draft draft, HostIndex index, double[] wakeWatts)
{
    private const double WattTolerance = 1e-9;

    private readonly double[] _rise = new double[draft.Fleet.Kinds.Length * HostIndex.LoadClasses];
    private readonly int[] _class = new int[draft.Fleet.Kinds.Length * HostIndex.LoadClasses];
    private double _network;
    private int _classes;

    /// <summary>Hosts of a load class that are looked at, at most, until <see cref="Most"/> have been.</summary>
    public int MostPerClass { get; init; } = 3;

    /// <summary>Hosts that are looked at for a VM until only one of each further class is.</summary>
    public int Most { get; init; } = 48;

    /// <summary>The host for a VM; −1 for none.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="proposal">Moves that are considered together with this one.</param>
    /// <param name="wakes">Whether a host that is asleep may be woken for it.</param>
    public int Find(int vm, Proposal proposal, bool wakes)
    {
        Rate(vm, wakes);
        _network = draft.VmNetwork(vm);
        int left = Most;
        while (true)
        {
            int at = Cheapest();
            if (at < 0)
            {
                return -1;
            }

            _rise[at] = double.PositiveInfinity;
            int host = FirstFitting(_class[at] / HostIndex.LoadClasses, _class[at] % HostIndex.LoadClasses, vm, proposal, ref left);
            if (host >= 0)
            {
                return host;
            }
        }
    }

    // Lists the classes that might have room, from the fullest on.
    private void Rate(int vm, bool wakes)
    {
        FleetArrays fleet = draft.Fleet;
        _classes = 0;
        for (int kind = fleet.Kinds.Length - 1; kind >= 0; kind--)
        {
            double share = draft.VmMips(vm) / fleet.Kinds[kind].Cpu.Mips;
            ulong memory = index.MemoryMask(kind, fleet.VmMemoryBytes[vm]);
            if (wakes && share <= 1 && index.MayHave(kind, HostIndex.Asleep, memory))
            {
                List(kind, HostIndex.Asleep, fleet.Watts(kind, share) + wakeWatts[kind]);
            }

            for (int load = Math.Clamp((int)(100 * (1 - share)), -1, HostIndex.Asleep - 1); load >= 0; load--)
            {
                if (index.MayHave(kind, load, memory))
                {
                    double from = (load + 0.5) / 100;
                    List(kind, load, fleet.Watts(kind, from + share) - fleet.Watts(kind, from));
                }
            }
        }
    }

    private void List(int kind, int load, double watts)
    {
        _class[_classes] = (kind * HostIndex.LoadClasses) + load;
        _rise[_classes++] = watts;
    }

    // The first of equals; −1 if all have been looked at.
    private int Cheapest()
    {
        int best = -1;
        double least = double.PositiveInfinity;
        for (int i = 0; i < _classes; i++)
        {
            if (_rise[i] < least - WattTolerance)
            {
                best = i;
                least = _rise[i];
            }
        }

        return best;
    }

    private int FirstFitting(int kind, int load, int vm, Proposal proposal, ref int left)
    {
        HostIndex.Walk hosts = index.Hosts(kind, load, index.MemoryMask(kind, draft.Fleet.VmMemoryBytes[vm]));
        int most = left > 0 ? MostPerClass : 1;
        for (int looked = 0; looked < most && hosts.MoveNext(); looked++, left--)
        {
            if (HasRoom(hosts.Current, vm, proposal))
            {
                return hosts.Current;
            }
        }

        return -1;
    }

    private bool HasRoom(int host, int vm, Proposal proposal)
    {
        FleetArrays fleet = draft.Fleet;
        long bytes = fleet.VmMemoryBytes[vm];
        double network = draft.NetworkBytesPerSecond[host] + _network;
        double mips = draft.Mips[host] + draft.VmMips(vm);
        bool isEmpty = draft.VmCount[host] == 0;
        foreach ((int other, int otherHost) in proposal.Moves)
        {
            if (otherHost == host)
            {
                bytes += fleet.VmMemoryBytes[other];
                network += draft.VmNetwork(other);
                mips += draft.VmMips(other);
                isEmpty = false;
            }
        }

        return bytes <= draft.FreeBytes[host]
            && mips <= fleet.HostMips[host]
            && network <= fleet.NicBytesPerSecond[host] * (1 - LinkLedger.MigrationFloor)
            && (isEmpty || !draft.WouldOverload(host, vm, proposal));
    }
}
