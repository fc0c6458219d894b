using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Planning;

/// <summary>One half of a swap through storage: a suspended VM's memory on its way to the store or from it.</summary>
internal static class StoreTransfer
{
    /// <summary>The memory is sent once with the VM stopped: total time = downtime = memory / bandwidth.</summary>
    /// <param name="memory">Memory of the VM.</param>
    /// <param name="bandwidth">Bandwidth of the transfer, positive.</param>
    public static MigrationEstimate Estimate(DataSize memory, DataRate bandwidth)
    {
        var time = TimeSpan.FromTicks(Math.Max(1, (memory / bandwidth).Ticks + 1));
        return new MigrationEstimate
        {
            Scheme = MigrationScheme.SuspendResume,
            TotalTime = time,
            ResumeAt = time,
            Downtime = time,
            Traffic = memory,
            Rounds = 0,
            Converged = true,
            Slowdown = TimeSpan.Zero,
            Energy = Energy.Zero,
            ResidualRisk = 0,
        };
    }
}
