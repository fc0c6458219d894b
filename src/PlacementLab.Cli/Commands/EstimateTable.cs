using System.Globalization;
using PlacementLab.Migration;
using Spectre.Console;

namespace PlacementLab.Cli.Commands;

/// <summary>What `estimate` prints for people: the question, a row per scheme, what the columns mean, a conclusion.</summary>
internal static class EstimateTable
{
    private const string Legend =
        """
        total     from the order to migrate until the source is free      downtime  the VM runs nowhere
        traffic   bytes on the wire, page headers included                rounds    memory copies while the VM runs
        converged the stop rule's goal was reached (no: the stop was forced, the downtime is the price)
        slow-down running time lost beside the downtime: 10 % of copy rounds (assumed), waits for missing pages after a resume
        energy    derived from the traffic (Liu et al., HPDC 2011)        risk      of losing the VM because it moved (assumed failure rates)
        """;

    /// <summary>Prints.</summary>
    public static void Write(CommandLineStreams streams, EstimateInputs inputs, IReadOnlyList<MigrationEstimate> estimates)
    {
        streams.Output.WriteLine(Question(inputs));
        Table table = streams.NewTable();
        table.AddColumn(new TableColumn("scheme").NoWrap());
        foreach (string column in (string[])["total s", "downtime s", "traffic MB", "rounds"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        table.AddColumn("converged");
        foreach (string column in (string[])["slow-down s", "energy J", "risk"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (MigrationEstimate estimate in estimates)
        {
            table.AddRow(Cells(estimate));
        }

        streams.OutputConsole().Write(table);
        streams.Output.WriteLine(Legend);
        streams.Output.WriteLine();
        streams.Output.WriteLine(EstimateConclusion.Of(inputs.Request.DowntimeLimit, estimates));
    }

    private static string Question(EstimateInputs inputs)
    {
        MigrationRequest request = inputs.Request;
        string rate = Number(inputs.DirtyRate.BytesPerSecond / 1048576, "0.##");
        string writes = inputs.WorkingSet is { } set
            ? $"{rate} MiB/s written to a working set of {set}"
            : $"{rate} MiB/s written, never twice to a page within a round";
        return $"{request.Memory} over {request.Bandwidth}; {writes}; downtime limit {EstimateConclusion.Duration(request.DowntimeLimit)}, "
            + $"stop rule {inputs.Settings.StopRule.Name}";
    }

    private static string[] Cells(MigrationEstimate estimate) =>
    [
        MigrationSchemeNames.NameOf(estimate.Scheme),
        Number(estimate.TotalTime.TotalSeconds, "0.000"),
        Number(estimate.Downtime.TotalSeconds, "0.000"),
        Number(estimate.Traffic.Bytes / 1e6, "0.0"),
        Number(estimate.Rounds, "0"),
        estimate.Converged ? "yes" : "no",
        Number(estimate.Slowdown.TotalSeconds, "0.000"),
        Number(estimate.Energy.Joules, "0"),
        estimate.ResidualRisk == 0 ? "0" : Number(estimate.ResidualRisk, "0.0e-0"),
    ];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
