using PlacementLab.Units;

namespace PlacementLab.Migration.Sharing;

/// <summary>
/// When transfers over shared links end: the links are shared max-min fairly (<see cref="Infrastructure.MaxMinSharing"/>) and shared
/// anew whenever a transfer begins or ends.
/// </summary>
public static class TransferSharing
{
    /// <summary>Finish time of each transfer.</summary>
    /// <param name="capacities">What each link carries of payload, after service traffic; positive.</param>
    /// <param name="transfers">The transfers.</param>
    /// <param name="contention">What links lose under several flows; null for nothing.</param>
    /// <returns>Times from the common zero, in the order of the transfers.</returns>
    /// <exception cref="ArgumentException">A size or time is negative, a link is unknown or gives nothing.</exception>
    public static IReadOnlyList<TimeSpan> FinishTimes(
        IReadOnlyList<DataRate> capacities, IReadOnlyList<SharedTransfer> transfers, LinkContention? contention = null)
    {
        foreach (SharedTransfer transfer in transfers)
        {
            bool known = transfer.Route.All(link => link >= 0 && link < capacities.Count);
            if (!known || transfer.Size < DataSize.Zero || transfer.Start < TimeSpan.Zero || transfer.Setup < TimeSpan.Zero)
            {
                throw new ArgumentException($"A transfer needs known links and no negative size or time: {transfer}.", nameof(transfers));
            }
        }

        TransferFlow[] flows = [.. transfers.Select(t => new TransferFlow(t) { Route = t.Route, StartSeconds = t.Start.TotalSeconds })];
        new SharedLinkReplay([.. capacities.Select(c => c.BytesPerSecond)], contention ?? LinkContention.None, flows).Run(int.MaxValue);
        return [.. flows.Select(f => ModelTime.FromSeconds(f.FinishSeconds))];
    }
}
