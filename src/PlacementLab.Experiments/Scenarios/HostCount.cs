using PlacementLab.Experiments.Specs;
using PlacementLab.Infrastructure;

namespace PlacementLab.Experiments.Scenarios;

/// <summary>How many hosts an experiment has, where its specification leaves the number to the fleet.</summary>
internal static class HostCount
{
    /// <summary>The number that a specification fixes for a data set; null where the fleet decides.</summary>
    /// <param name="hosts">The specification.</param>
    /// <param name="dataset">Name of the data set.</param>
    public static int? Fixed(HostSpec hosts, string dataset) =>
        hosts.Count ?? (hosts.CountByDataset.TryGetValue(dataset.Split('/')[0], out int count) ? count : null);

    /// <summary>
    /// The least number of hosts, dealt round-robin from the types, that offer so much CPU and so much memory; at least 1.
    /// </summary>
    /// <param name="types">The types.</param>
    /// <param name="mips">CPU in MIPS.</param>
    /// <param name="memoryBytes">Memory in B.</param>
    public static int Offering(HostType[] types, double mips, double memoryBytes)
    {
        int count = 0;
        double offeredBytes = 0;
        for (double offeredMips = 0; offeredMips < mips || offeredBytes < memoryBytes || count == 0; count++)
        {
            HostType type = types[count % types.Length];
            offeredMips += type.Cpu.Mips;
            offeredBytes += type.Memory.Bytes;
        }

        return count;
    }
}
