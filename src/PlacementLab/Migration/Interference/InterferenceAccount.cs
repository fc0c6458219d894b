using PlacementLab.Migration.Optimizations;
using PlacementLab.Migration.WideArea;

namespace PlacementLab.Migration.Interference;

/// <summary>
/// Adds up what a migration takes. CPU at the source = a·(wire bytes) + e·(memory encoded) + k·(wire bytes), with a for reading
/// and sending, e = threads/speed for each encoder and k = 1/speed for the cipher; the destination likewise with its own a
/// and a share of e.
/// </summary>
/// <param name="options">Costs and hosts.</param>
/// <param name="plan">Optimisations.</param>
/// <param name="share">What the migration got of the link.</param>
internal sealed class InterferenceAccount(InterferenceOptions options, CopyPlan plan, LinkShare share)
{
    private const double BytesPerGigabyte = 1e9;

    /// <summary>The account of one migration.</summary>
    /// <param name="estimate">The whole migration.</param>
    /// <param name="encodedBytes">Memory that went through the encoders.</param>
    /// <param name="faultSeconds">Wait for missing pages.</param>
    /// <param name="diskWriteShare">See <see cref="MigrationInterference.DiskWriteShare"/>.</param>
    public MigrationInterference Of(MigrationEstimate estimate, double encodedBytes, double faultSeconds, double diskWriteShare)
    {
        double wireBytes = estimate.Traffic.Bytes;
        double gigabytes = wireBytes / BytesPerGigabyte;
        double active = ActiveSeconds(estimate);
        double encode = plan.EncodingCoreSecondsPerByte * encodedBytes;
        double cipher = plan.CipherCoreSecondsPerByte * wireBytes;
        double source = (options.SourceCoreSecondsPerGigabyte * gigabytes) + encode + cipher;
        double destination = (options.DestinationCoreSecondsPerGigabyte * gigabytes) + (options.DecodingShare * encode) + cipher;
        double running = (estimate.TotalTime - estimate.Downtime).TotalSeconds;
        return new MigrationInterference
        {
            SourceCoreSeconds = source,
            DestinationCoreSeconds = destination,
            SourceCores = Mean(source, active),
            DestinationCores = Mean(destination, active),
            LinkShare = share.MigrationUtilization,
            LinkUtilization = share.Utilization,
            LinkSaturated = share.Saturated,
            ServiceTrafficLoss = share.ServiceLoss,
            VmSlowdownShare = Math.Min(1, Mean(estimate.Slowdown.TotalSeconds, running)),
            FaultSeconds = faultSeconds,
            DiskWriteShare = diskWriteShare,
            SourceNeighbourLoss = options.Source?.LossUnder(Mean(source, active)),
            DestinationNeighbourLoss = options.Destination?.LossUnder(Mean(destination, active)),
            ActiveSeconds = active,
        };
    }

    private static double ActiveSeconds(MigrationEstimate estimate)
    {
        double seconds = 0;
        foreach (MigrationPhase phase in estimate.Phases)
        {
            seconds += phase.Bytes > 0 ? phase.Seconds : 0;
        }

        return seconds;
    }

    private static double Mean(double amount, double seconds) => seconds > 0 ? amount / seconds : 0;
}
