namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>Load and power of the hosts as of their last refresh, by host.</summary>
internal sealed class HostUse
{
    private readonly CloudSimFleet _fleet;
    private readonly double[] _hostMips;
    private readonly PowerTable[] _power;

    /// <summary>Creates idle hosts.</summary>
    public HostUse(CloudSimFleet fleet)
    {
        _fleet = fleet;
        _hostMips = fleet.HostMips;
        _power = new PowerTable[fleet.HostCount];
        UsedMips = new double[fleet.HostCount];
        Utilization = new double[fleet.HostCount];
        Watts = new double[fleet.HostCount];
        for (int host = 0; host < fleet.HostCount; host++)
        {
            _power[host] = fleet.Power[fleet.TypeOf[host]];
            Watts[host] = _power[host].At(0);
        }
    }

    /// <summary>MIPS in use.</summary>
    public double[] UsedMips { get; }

    /// <summary>Utilisation, at most 1 but for gross overload.</summary>
    public double[] Utilization { get; }

    /// <summary>Power at that utilisation in W, also where the host is off.</summary>
    public double[] Watts { get; }

    /// <summary>Takes a new load.</summary>
    public void Set(int host, double usedMips)
    {
        UsedMips[host] = usedMips;
        Utilization[host] = _fleet.Utilization(host, usedMips);
        Watts[host] = _power[host].At(Utilization[host]);
    }

    /// <summary>Power of a host in W with so many MIPS in use.</summary>
    public double WattsAt(int host, double usedMips) => _power[host].At(usedMips / _hostMips[host]);
}
