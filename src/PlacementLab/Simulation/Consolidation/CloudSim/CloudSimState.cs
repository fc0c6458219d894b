namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>All that changes in a run, in tables by host and by VM.</summary>
internal sealed class CloudSimState
{
    /// <summary>Creates the state before any VM exists.</summary>
    public CloudSimState(CloudSimScenario scenario, CloudSimRules rules)
    {
        Switches = new CloudSimSwitches(rules);
        Fleet = new CloudSimFleet(scenario);
        Demand = new VmDemand(scenario, Fleet);
        Vms = new VmState(Fleet.VmCount);
        Use = new HostUse(Fleet);
        Lists = new HostVms(Fleet.HostCount);
        Tables = new RequestTable(Fleet.HostCount, Fleet.VmCount, Switches.InsertionOrder);
        Shares = new HostShares(Fleet, Lists, Tables, (Demand.RequestMips, Vms.IsMigrating), Switches);
    }

    /// <summary>The switches.</summary>
    public CloudSimSwitches Switches { get; }

    /// <summary>What does not change.</summary>
    public CloudSimFleet Fleet { get; }

    /// <summary>What the VMs ask for.</summary>
    public VmDemand Demand { get; }

    /// <summary>Where the VMs are.</summary>
    public VmState Vms { get; }

    /// <summary>Load and power of the hosts.</summary>
    public HostUse Use { get; }

    /// <summary>The list of VMs of each host.</summary>
    public HostVms Lists { get; }

    /// <summary>The order in which each host goes through its VMs.</summary>
    public RequestTable Tables { get; }

    /// <summary>What each host gives.</summary>
    public HostShares Shares { get; }
}
