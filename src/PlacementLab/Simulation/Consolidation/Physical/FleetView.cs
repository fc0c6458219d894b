namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// What a policy may look at: the fleet as it is at the beginning of an interval, and the demand of the intervals before. Later
/// demand is out of reach. Valid during the call only.
/// </summary>
public sealed class FleetView
{
    private readonly FleetState _state;
    private readonly MigrationEngine _engine;

    internal FleetView(FleetState state, MigrationEngine engine, int interval)
    {
        _state = state;
        _engine = engine;
        Interval = interval;
    }

    /// <summary>Index of the interval that begins, at least 1; demand is known of those before it.</summary>
    public int Interval { get; }

    /// <summary>Hosts, VMs and network.</summary>
    public PhysicalScenario Scenario => _state.Fleet.Scenario;

    internal FleetArrays Fleet => _state.Fleet;

    internal double[] MeasuredMips => _state.MeasuredMips;

    /// <summary>The host of a VM.</summary>
    /// <param name="vm">Index of the VM.</param>
    public int HostOf(int vm) => _state.HostOf[vm];

    /// <summary>The VMs of a host in index order.</summary>
    /// <param name="host">Index of the host.</param>
    public ReadOnlySpan<int> VmsOn(int host) => _state.VmsOf(host);

    /// <summary>CPU of a VM in % of its own CPU in the intervals seen, oldest first.</summary>
    /// <param name="vm">Index of the VM.</param>
    public ReadOnlySpan<float> CpuPercentOf(int vm) => Scenario.Traces.CpuPercentOf(vm)[..Interval];

    /// <summary>CPU demand of a VM in the last interval, in MIPS.</summary>
    /// <param name="vm">Index of the VM.</param>
    public double DemandMips(int vm) => _state.MeasuredMips[vm];

    /// <summary>Memory of a host that nothing is booked on, in bytes.</summary>
    /// <param name="host">Index of the host.</param>
    public long FreeMemoryBytes(int host) => _state.FreeBytes(host);

    /// <summary>What a host is doing.</summary>
    /// <param name="host">Index of the host.</param>
    public HostMode ModeOf(int host) => _state.Mode[host];

    /// <summary>Whether a host takes part in a migration that goes on; such hosts are to be left alone.</summary>
    /// <param name="host">Index of the host.</param>
    public bool IsBusy(int host) => _state.Moves[host] > 0;

    /// <summary>Whether a VM is migrating.</summary>
    /// <param name="vm">Index of the VM.</param>
    public bool IsMoving(int vm) => _state.IsMoving[vm];

    /// <summary>Memory of a VM that has content and must be sent, in bytes.</summary>
    /// <param name="vm">Index of the VM.</param>
    public long ResidentBytes(int vm) => _engine.Pricing.ResidentBytes(vm, Interval);

    /// <summary>Time to send a VM's memory once over what its host's network interface has left for migrations, in s.</summary>
    /// <param name="vm">Index of the VM.</param>
    public double CopySeconds(int vm) => ResidentBytes(vm) / _engine.Links.OfferedOut(_state.HostOf[vm]);
}
