using PlacementLab.Simulation.Consolidation.Metrics;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>Refreshes hosts: shares are given anew, loads and records follow; and counts the energy between two moments.</summary>
internal sealed class HostRefresh(CloudSimState state, SlaLedger ledger, HostHistories? histories)
{
    private readonly CloudSimSwitches _switches = state.Switches;
    private readonly bool[] _isOn = new bool[state.Fleet.HostCount];

    /// <summary>Time of the last refresh of all hosts, in s.</summary>
    public double Last { get; private set; }

    /// <summary>Energy so far in J.</summary>
    public double Joules { get; private set; }

    /// <summary>Hosts with load.</summary>
    public int ActiveHosts
    {
        get
        {
            int count = 0;
            foreach (double used in state.Use.UsedMips)
            {
                count += used > 0 ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Goes to a time and refreshes all hosts.</summary>
    /// <param name="time">Time in s, not before the last one.</param>
    /// <param name="isTick">Whether the values of this moment enter the histories.</param>
    public void All(double time, bool isTick)
    {
        double span = time - Last;
        if (span > 0)
        {
            ledger.Begin(time, state.Vms.Existing);
            state.Demand.AdvanceTo(time, state.Vms.Existing);
        }

        if (isTick)
        {
            state.Demand.Remember(state.Vms.Existing);
        }

        double joules = NeverSleeps ? PeakJoules(span) : 0;
        for (int host = 0; host < state.Fleet.HostCount; host++)
        {
            double from = state.Use.Watts[host];
            bool wasOn = IsOn(host);
            if (!isTick && !wasOn && state.Lists.Count[host] == 0)
            {
                continue;
            }

            One(host, isTick);
            if (span > 0 && !NeverSleeps)
            {
                joules += wasOn ? (from + ((state.Use.Watts[host] - from) / 2)) * span : FirstJoules(host, span);
            }
        }

        Joules += joules;
        RemoveIdle(isTick);
        Last = time;
    }

    /// <summary>Whether all hosts take full power all the time.</summary>
    public bool NeverSleeps { get; init; }

    /// <summary>Counts the energy from the last moment to the end, at the loads left there.</summary>
    public void Finish(double end)
    {
        double joules = 0;
        for (int host = 0; host < state.Fleet.HostCount; host++)
        {
            joules += NeverSleeps ? Peak(host) * (end - Last) : IsOn(host) ? state.Use.Watts[host] * (end - Last) : 0;
        }

        Joules += joules;
    }

    /// <summary>Refreshes one host.</summary>
    public void One(int host, bool isTick)
    {
        ReadOnlySpan<double> granted = state.Shares.Refresh(host);
        ReadOnlySpan<int> vms = state.Lists.Of(host);
        ReadOnlySpan<bool> incoming = state.Lists.IncomingOf(host);
        double used = 0;
        double requested = 0;
        for (int i = 0; i < vms.Length; i++)
        {
            int vm = vms[i];
            double given = granted[i];
            double request = state.Demand.RequestMips[vm];
            if (incoming[i])
            {
                request = _switches.IncomingNotViolating ? given : request;
            }
            else
            {
                bool isMigrating = state.Vms.IsMigrating[vm];
                ledger.Vm(vm, given, request, isMigrating);
                given = isMigrating ? given / 0.9 : given;
            }

            used += given;
            requested += request;
        }

        Take(host, used, requested);
        if (isTick)
        {
            state.Shares.Sum[host] = used;
            histories?.Reset(host, requested);
        }
    }

    private void Take(int host, double used, double requested)
    {
        if (used != state.Use.UsedMips[host])
        {
            state.Use.Set(host, used);
        }

        _isOn[host] = used > 0 || (_switches.IdleHostsCost && state.Lists.Count[host] > 0);
        ledger.Host(host, _isOn[host], used < requested);
    }

    private bool IsOn(int host) => _isOn[host];

    private double FirstJoules(int host, double span) =>
        _switches.FullSpan && Last == 0 && IsOn(host) ? state.Use.Watts[host] * span : 0;

    private double PeakJoules(double span)
    {
        double joules = 0;
        for (int host = 0; span > 0 && host < state.Fleet.HostCount; host++)
        {
            joules += Peak(host) * span;
        }

        return joules;
    }

    private double Peak(int host) => state.Fleet.Power[state.Fleet.TypeOf[host]].Peak;

    /// <summary>Deletes the VMs that ask for nothing and do not migrate.</summary>
    public void RemoveIdle(bool isTick)
    {
        if (_switches.IdleVmsKept)
        {
            return;
        }

        bool isAny = false;
        foreach (int vm in state.Vms.Existing)
        {
            if (!state.Vms.IsMigrating[vm] && state.Demand.RequestMips[vm] == 0)
            {
                int host = state.Vms.HostOf[vm];
                ledger.Leave(vm);
                state.Lists.Remove(host, vm);
                state.Vms.HostOf[vm] = -1;
                isAny = true;
                if (isTick)
                {
                    state.Shares.Settle(host);
                }
            }
        }

        if (isAny)
        {
            state.Vms.Compact();
        }
    }
}
