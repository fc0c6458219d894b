using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Demand;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// The experiment of Beloglazov and Buyya (CCPE 24(13), 2012) as CloudSim 3.0.3 ships it: 800 hosts, HP ML110 G4 and G5 in turn,
/// and a VM for each trace, in ordinal order of the traces' names, whatever order they come in; the first quarter of the VMs is
/// of the largest type, and so on.
/// </summary>
public sealed class CloudSimScenario
{
    /// <summary>Most samples of a trace: one day. Later, CloudSim's jobs would begin to end.</summary>
    public const int MostSamples = 288;

    /// <summary>Hosts of the published experiment.</summary>
    public const int PublishedHosts = 800;

    /// <summary>Creates the experiment.</summary>
    /// <param name="traces">CPU traces in steps of five minutes, 2 to 288 samples.</param>
    /// <param name="hostCount">Number of hosts.</param>
    /// <exception cref="InvalidInputException">There are no hosts, or the traces have another step or length.</exception>
    public CloudSimScenario(TraceSet traces, int hostCount = PublishedHosts)
    {
        if (hostCount < 1)
        {
            throw new InvalidInputException("hosts", hostCount.ToString(CultureInfo.InvariantCulture), "at least one host", "Give a number such as 800.");
        }

        if (traces.Step != TimeSpan.FromSeconds(CloudSimClock.IntervalSeconds))
        {
            throw new InvalidInputException(
                $"data set \"{traces.Name}\"", $"a sample every {traces.Step}", $"one every five minutes, as {CloudSimRules.Name} has it",
                "Use a day of PlanetLab, or convert the traces.");
        }

        if (traces.SampleCount is < 2 or > MostSamples)
        {
            throw new InvalidInputException(
                $"data set \"{traces.Name}\"", string.Create(CultureInfo.InvariantCulture, $"traces of {traces.SampleCount} samples"),
                $"2 to {MostSamples} (one day), for which {CloudSimRules.Name} is defined", "Cut the traces to a day.");
        }

        Name = traces.Name;
        Traces = [.. traces.Traces.OrderBy(t => t.Name, StringComparer.Ordinal)];
        SampleCount = traces.SampleCount;
        HostCount = hostCount;
    }

    /// <summary>Name of the data set.</summary>
    public string Name { get; }

    /// <summary>The traces in the order of the VMs.</summary>
    public ImmutableArray<UtilizationTrace> Traces { get; }

    /// <summary>Samples of each trace.</summary>
    public int SampleCount { get; }

    /// <summary>Number of hosts.</summary>
    public int HostCount { get; }

    /// <summary>The types of hosts; host i is of type i mod their number.</summary>
    public ImmutableArray<CloudSimHostType> HostTypes { get; } = [CloudSimHostType.G4, CloudSimHostType.G5];

    /// <summary>Type of a VM: the types share the VMs in equal runs, the last one taking what is left.</summary>
    /// <param name="vm">Index of the VM.</param>
    public CloudSimVmType VmType(int vm)
    {
        ImmutableArray<CloudSimVmType> types = CloudSimVmType.Published;
        int each = (Traces.Length + types.Length - 1) / types.Length;
        return types[vm / each];
    }
}
