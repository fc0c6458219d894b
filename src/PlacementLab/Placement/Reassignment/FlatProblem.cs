namespace PlacementLab.Placement.Reassignment;

/// <summary>
/// A placement problem in flat arrays, as the neighbourhood search works on it: what it can evaluate in a few vector instructions
/// is laid out here, and every other constraint stays an object that is asked.
/// </summary>
internal sealed record FlatProblem
{
    /// <summary>Number of resources.</summary>
    public required int ResourceCount { get; init; }

    /// <summary>Cost of a unit above safety capacity, for each resource.</summary>
    public required long[] LoadWeight { get; init; }

    /// <summary>Whether a VM that has moved away also uses a resource on its first host.</summary>
    public required bool[] IsTransient { get; init; }

    /// <summary>Location of each host.</summary>
    public required int[] LocationOf { get; init; }

    /// <summary>Neighbourhood of each host.</summary>
    public required int[] NeighbourhoodOf { get; init; }

    /// <summary>What each host offers, host by host, each host's resources in order.</summary>
    public required long[] Offered { get; init; }

    /// <summary>What each host may carry, in the same order.</summary>
    public required long[] Capacity { get; init; }

    /// <summary>Safety capacity in the same order.</summary>
    public required long[] SafetyCapacity { get; init; }

    /// <summary>The groups, each VM in one.</summary>
    public required VmGroup[] Groups { get; init; }

    /// <summary>Group of each VM.</summary>
    public required int[] GroupOf { get; init; }

    /// <summary>Usage, VM by VM, each VM's resources in order.</summary>
    public required long[] Usage { get; init; }

    /// <summary>Weighted cost of leaving the first host, for each VM.</summary>
    public required double[] MoveCost { get; init; }

    /// <summary>Weighted cost from host to host, row by row of the first host; empty when every pair is free.</summary>
    public required double[] HostPairCost { get; init; }

    /// <summary>Weight of the number of moves of the group that moves most.</summary>
    public required long GroupWeight { get; init; }

    /// <summary>Balance between resources.</summary>
    public required BalanceGoal[] Balances { get; init; }

    /// <summary>Cost of each host by its CPU load; empty when there is none.</summary>
    public required LoadCurve[] Curves { get; init; }

    /// <summary>For each host what a VM of value 1 pays for being on it; empty when there is no such cost.</summary>
    public required double[] HostRisk { get; init; }

    /// <summary>Value of each VM by which <see cref="HostRisk"/> is multiplied; empty when there is no such cost.</summary>
    public required double[] VmValue { get; init; }

    /// <summary>VMs that must share a host, set by set; only these are moved together.</summary>
    public required int[][] Together { get; init; }

    /// <summary>Host of each VM at first, or −1.</summary>
    public required int[] Home { get; init; }

    /// <summary>Host of each VM where the search starts.</summary>
    public required int[] Start { get; init; }

    /// <summary>Number of hosts.</summary>
    public int HostCount => LocationOf.Length;

    /// <summary>Number of VMs.</summary>
    public int VmCount => GroupOf.Length;
}
