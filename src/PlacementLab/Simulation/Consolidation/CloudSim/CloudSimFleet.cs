namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>What does not change in a run, in arrays: hosts by index, VMs by index.</summary>
internal sealed class CloudSimFleet
{
    /// <summary>Lays a scenario out.</summary>
    public CloudSimFleet(CloudSimScenario scenario)
    {
        HostCount = scenario.HostCount;
        VmCount = scenario.Traces.Length;
        TypeCount = scenario.HostTypes.Length;
        Power = new PowerTable[TypeCount];
        TypeMips = new double[TypeCount];
        for (int type = 0; type < TypeCount; type++)
        {
            Power[type] = new PowerTable(scenario.HostTypes[type].Curve);
            TypeMips[type] = scenario.HostTypes[type].TotalMips;
        }

        TypeOf = new int[HostCount];
        CoreMips = new double[HostCount];
        HostMips = new double[HostCount];
        HostMegabytes = new double[HostCount];
        for (int host = 0; host < HostCount; host++)
        {
            TypeOf[host] = host % TypeCount;
            CloudSimHostType type = scenario.HostTypes[TypeOf[host]];
            CoreMips[host] = type.CoreMips;
            HostMips[host] = type.TotalMips;
            HostMegabytes[host] = type.MemoryMegabytes;
        }

        VmMips = new double[VmCount];
        VmMegabytes = new double[VmCount];
        MigrationSeconds = new double[VmCount];
        for (int vm = 0; vm < VmCount; vm++)
        {
            CloudSimVmType type = scenario.VmType(vm);
            VmMips[vm] = type.Mips;
            VmMegabytes[vm] = type.MemoryMegabytes;
            MigrationSeconds[vm] = type.MemoryMegabytes / CloudSimClock.MigrationMegabytesPerSecond;
        }
    }

    /// <summary>Number of hosts.</summary>
    public int HostCount { get; }

    /// <summary>Number of VMs.</summary>
    public int VmCount { get; }

    /// <summary>Number of host types.</summary>
    public int TypeCount { get; }

    /// <summary>Power by host type.</summary>
    public PowerTable[] Power { get; }

    /// <summary>MIPS of all cores by host type.</summary>
    public double[] TypeMips { get; }

    /// <summary>Type by host.</summary>
    public int[] TypeOf { get; }

    /// <summary>MIPS of one core by host.</summary>
    public double[] CoreMips { get; }

    /// <summary>MIPS of all cores by host.</summary>
    public double[] HostMips { get; }

    /// <summary>Memory in MB by host.</summary>
    public double[] HostMegabytes { get; }

    /// <summary>MIPS by VM.</summary>
    public double[] VmMips { get; }

    /// <summary>Memory in MB by VM.</summary>
    public double[] VmMegabytes { get; }

    /// <summary>Time of a migration in s by VM.</summary>
    public double[] MigrationSeconds { get; }

    /// <summary>Utilisation of a host: used / total, where what is above 1 by less than 0.01 counts as 1.</summary>
    public double Utilization(int host, double usedMips)
    {
        double share = usedMips / HostMips[host];
        return share is > 1 and < 1.01 ? 1 : share;
    }
}
