using System.Globalization;
using PlacementLab.Migration;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The phases of each scheme as a table.</summary>
internal static class PhaseTable
{
    /// <summary>Prints.</summary>
    public static void Write(CommandLineStreams streams, IReadOnlyList<MigrationEstimate> estimates)
    {
        var table = new FittedTable(
            new("scheme", false), new("phase", false), new("start s", true, 2), new("end s", true), new("traffic MB", true, 1), new("VM runs on", false, 3));
        foreach (MigrationEstimate estimate in estimates)
        {
            foreach (MigrationPhase phase in estimate.Phases)
            {
                table.AddRow(
                    MigrationSchemeNames.NameOf(estimate.Scheme), phase.Name, Seconds(phase.StartSeconds), Seconds(phase.EndSeconds),
                    (phase.Bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture), EstimateDocument.Literal(phase.VmRunsOn.ToString()));
            }
        }

        table.Write(streams);
        streams.Output.WriteLine();
    }

    private static string Seconds(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
