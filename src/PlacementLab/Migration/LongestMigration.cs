using System.Globalization;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// Refuses migrations that nobody waits for: one copy of memory and disk must be possible within 10,000 days, and what follows from it
/// must be a time (29,000 years) and a size (9 EB). The message names the input that holds the copy back.
/// </summary>
/// <param name="link">The link.</param>
/// <param name="plan">Memory to send and the stages it passes.</param>
internal sealed class LongestMigration(MigrationLink link, CopyPlan plan)
{
    private const double MostDays = 10_000;
    private const double MostSeconds = MostDays * 86_400;

    /// <summary>Refuses a copy that takes too long.</summary>
    /// <param name="request">Bandwidth and effects.</param>
    /// <param name="memoryBytes">Bytes of memory to copy.</param>
    /// <param name="diskBytes">Bytes of disk to copy; 0 for none.</param>
    /// <param name="pushShare">Share of the bandwidth that copies memory.</param>
    /// <exception cref="InvalidInputException">It takes more than 10,000 days.</exception>
    public void ThrowIfEndless(MigrationRequest request, double memoryBytes, double diskBytes, double pushShare)
    {
        if (!(Seconds(request.Bandwidth, memoryBytes, diskBytes, pushShare) <= MostSeconds))
        {
            bool push = Seconds(request.Bandwidth, memoryBytes, diskBytes, 1) <= MostSeconds;
            CopyStage stage = push
                ? new CopyStage("share of the push", request.Bandwidth.BytesPerSecond * pushShare, "Give the push a larger share of the bandwidth.")
                : CopyStage.Slowest(link, link.Bandwidth, plan);
            throw Refusal(stage, memoryBytes, diskBytes);
        }

        if (request.DownloadBandwidth is { } download && !(Seconds(download, memoryBytes, 0, 1) <= MostSeconds))
        {
            CopyStage stage = CopyStage.Slowest(link, link.DownloadBandwidth ?? link.Bandwidth, plan);
            throw Refusal(stage with { Place = stage.Place.StartsWith("bandwidth", StringComparison.Ordinal) ? $"download {stage.Place}" : stage.Place }, memoryBytes, 0);
        }
    }

    /// <summary>Refuses a result that a time or a size cannot hold.</summary>
    /// <param name="totalTime">Total time.</param>
    /// <param name="traffic">Bytes on the wire.</param>
    /// <exception cref="InvalidInputException">It is at the end of their range.</exception>
    public void ThrowIfSaturated(TimeSpan totalTime, DataSize traffic)
    {
        if (totalTime == TimeSpan.MaxValue)
        {
            CopyStage stage = CopyStage.Slowest(link, link.Bandwidth, plan);
            throw new InvalidInputException(
                stage.Place, $"{DataRate.FromBytesPerSecond(stage.BytesPerSecond)}, over which the migration takes more than 29,000 years",
                "a rate at which it ends", stage.NextStep);
        }

        if (WireFormat.IsSaturated(traffic))
        {
            throw new InvalidInputException(
                "memory and disk", "more than 9 EB on the wire", "a migration that sends less", "Give less memory, a smaller disk or fewer writes.");
        }
    }

    private static InvalidInputException Refusal(CopyStage stage, double memoryBytes, double diskBytes)
    {
        string disk = diskBytes > 0 ? $" and {DataSize.FromBytes((long)diskBytes)} of disk" : "";
        return new InvalidInputException(
            stage.Place, DataRate.FromBytesPerSecond(stage.BytesPerSecond).ToString(),
            string.Create(CultureInfo.InvariantCulture, $"a rate that copies {DataSize.FromBytes((long)memoryBytes)} of memory{disk} within {MostDays:#,0} days"),
            stage.NextStep);
    }

    private double Seconds(DataRate bandwidth, double memoryBytes, double diskBytes, double pushShare) =>
        CopySpeed.First(plan.Effects, bandwidth.BytesPerSecond * pushShare).Seconds(memoryBytes) + (diskBytes / bandwidth.BytesPerSecond);
}
