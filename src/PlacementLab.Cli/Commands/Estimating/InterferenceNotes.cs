using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Migration.Interference;
using PlacementLab.Migration.Storage;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>What is said below a table about the others: CPU taken on both hosts, what other VMs lose of it, writes to a mirrored disk.</summary>
internal static class InterferenceNotes
{
    /// <summary>The notes, each a line.</summary>
    public static IEnumerable<string> Of(EstimateInputs inputs, IReadOnlyList<MigrationEstimate> estimates)
    {
        (string Name, MigrationInterference Taken)[] rows =
            [.. estimates.Where(e => e.Interference is not null).Select(e => (MigrationSchemeNames.NameOf(e.Scheme), e.Interference!))];
        yield return $"CPU taken at the source + the destination, in core-s: {Listed(rows, t => $"{Text(t.SourceCoreSeconds, "0.0")} + {Text(t.DestinationCoreSeconds, "0.0")}")}.";
        InterferenceOptions hosts = inputs.Settings.Interference;
        yield return hosts.Source is null && hosts.Destination is null
            ? "What other VMs lose by that is unknown without --host-cores and a load."
            : "CPU time that other VMs lose at the source / the destination while bytes move: "
                + $"{Listed(rows, t => $"{Loss(t.SourceNeighbourLoss)} / {Loss(t.DestinationNeighbourLoss)}")}.";
        if (inputs.Settings.Storage is { Strategy: BlockStrategy.IoMirroring })
        {
            yield return Mirrored(estimates);
        }
    }

    private static string Mirrored(IEnumerable<MigrationEstimate> estimates)
    {
        IEnumerable<string> parts = estimates
            .Where(e => e.Scheme is not (MigrationScheme.Process or MigrationScheme.SuspendResume) && e.Interference is not null)
            .GroupBy(e => e.Interference!.DiskWriteShare, e => MigrationSchemeNames.NameOf(e.Scheme))
            .Select(same => $"{(same.Key < 1 ? $"slowed to {Text(same.Key, "0.# %")} of their rate" : "as fast as before")} with {string.Join(", ", same)}");
        return $"Writes to the mirrored disk while it is copied: {string.Join("; ", parts)}.";
    }

    private static string Listed((string Name, MigrationInterference Taken)[] rows, Func<MigrationInterference, string> value) =>
        string.Join(", ", rows.Select(r => $"{r.Name} {value(r.Taken)}"));

    private static string Loss(double? share) => share is { } known ? Text(known, "0.0 %") : "unknown";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
