using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Experiments.Sweeps;
using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Migration.Storage;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>What `estimate` prints for people: the question, a row per scheme, what the columns mean, a conclusion.</summary>
internal static class EstimateTable
{
    private const string Columns =
        """
        Points: results of the inputs as given, taken as exact; --quantiles shows what uncertain inputs make of them.
        total     from the order to migrate until the source is free      downtime  the VM runs nowhere
        traffic   bytes on the wire, page headers included                rounds    memory copies while the VM runs
        converged the stop rule's goal was reached, and a disk was in sync (no: the stop was forced, the downtime is the price)
        slow-down running time lost beside the downtime: 10 % of copy rounds (assumed), waits for missing pages after a resume
        risk      of losing the VM because it moved (assumed failure rates)
        """;

    /// <summary>Prints.</summary>
    public static void Write(CommandLineStreams streams, EstimateInputs inputs, IReadOnlyList<MigrationEstimate> estimates)
    {
        streams.Output.WriteLine(Question(inputs));
        var table = new FittedTable(
            new("scheme", false),
            new("total s", true),
            new("downtime s", true),
            new("traffic MB", true, 5),
            new("rounds", true, 2),
            new("converged", false, 4),
            new("slow-down s", true, 3),
            new("energy J", true, 1),
            new("risk", true, 6));
        foreach (MigrationEstimate estimate in estimates)
        {
            table.AddRow(Cells(estimate));
        }

        ImmutableArray<string> hidden = table.Write(streams);
        if (!hidden.IsEmpty)
        {
            streams.Output.WriteLine($"No room here for {string.Join(", ", hidden)}: use a wider terminal, or --json.");
        }

        streams.Output.WriteLine(Columns);
        streams.Output.WriteLine(Coefficients(inputs.Settings));
        streams.Output.WriteLine();
        if (inputs.Phases)
        {
            PhaseTable.Write(streams, estimates);
        }

        EstimateNotes.Write(streams, inputs, estimates);
        foreach (string note in InterferenceNotes.Of(inputs, estimates))
        {
            streams.Output.WriteLine(note);
        }

        streams.Output.WriteLine(EstimateConclusion.Of(inputs.DowntimeLimit, estimates));
    }

    /// <summary>The question in one line.</summary>
    public static string Question(EstimateInputs inputs)
    {
        string optimizations = string.Join(", ", inputs.Settings.Optimizations.Select(o => o.Name));
        string disk = inputs.Settings.Storage is { } storage ? $"; disk of {inputs.Vm.DiskSize} by {BlockStrategyNames.NameOf(storage.Strategy)}" : "";
        return $"{inputs.Vm.Memory} over {inputs.Link.Bandwidth}; {inputs.Dirty.Description}; {Limit(inputs.Settings)}{disk}"
            + (optimizations.Length > 0 ? $"; with {optimizations}" : "");
    }

    /// <summary>What energy and CPU time are computed with, and where that comes from.</summary>
    private static string Coefficients(MigrationModelSettings settings) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        energy    {settings.Energy.JoulesPerMegabyte} J per MB of traffic + {settings.Energy.JoulesPerMigration} J: {settings.Energy.Origin}
        CPU       {settings.Interference.SourceCoreSecondsPerGigabyte} core-s per GB at the source, {settings.Interference.DestinationCoreSecondsPerGigabyte} at the destination: {settings.Interference.Origin}
        """);

    private static string Limit(MigrationModelSettings settings) => (RuleDowntimeLimit.Of(settings), settings.StopRule) switch
    {
        (null, { } rule) => $"no downtime limit, stop rule {rule.Name}",
        ({ } last, CustomStopRule { DowntimeLimit: not null, DowntimeSteps: { } steps } rule) =>
            $"downtime limit of the rule, {EstimateConclusion.Duration(last / steps.Count)} growing to {EstimateConclusion.Duration(last)}, stop rule {rule.Name}",
        ({ } limit, CustomStopRule { DowntimeLimit: not null } rule) => $"downtime limit of the rule, {EstimateConclusion.Duration(limit)}, stop rule {rule.Name}",
        ({ } limit, { } rule) => $"downtime limit {EstimateConclusion.Duration(limit)}, stop rule {rule.Name}",
    };

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
