using System.Globalization;
using PlacementLab.Experiments.Sweeps;
using PlacementLab.Migration;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>A sweep for people: a row per step, then where pre-copy converges and which scheme wins where.</summary>
internal static class SweepTable
{
    private static readonly MigrationScheme[] _schemes =
        [MigrationScheme.PreCopy, MigrationScheme.PostCopy, MigrationScheme.Hybrid, MigrationScheme.StopAndCopy, MigrationScheme.SuspendResume];

    /// <summary>Prints.</summary>
    public static void Write(CommandLineStreams streams, EstimateInputs inputs, SchemeSweepResult sweep)
    {
        SweepQuantity quantity = sweep.Range.Quantity;
        streams.Output.WriteLine(EstimateTable.Question(inputs));
        streams.Output.WriteLine($"Swept: {SweepQuantities.NameOf(quantity)} from {Shown(quantity, sweep.Range.From)} to {Shown(quantity, sweep.Range.To)}. "
            + "Total time / downtime in s, points; * pre-copy does not converge.");
        int leaves = _schemes.Length;
        var table = new FittedTable(
        [
            new($"{SweepQuantities.NameOf(quantity)} {SweepQuantities.UnitOf(quantity)}", true),
            .. _schemes.Select(s => new FittedTable.Column(MigrationSchemeNames.NameOf(s), true, s == MigrationScheme.PreCopy ? 0 : leaves--)),
            new("least time lost", false, _schemes.Length + 1),
        ]);
        foreach (SweepPoint point in sweep.Points)
        {
            table.AddRow([Number(SweepQuantities.Shown(quantity, point.Value)), .. _schemes.Select(s => Cell(point.Of(s))), NameOf(point.Best)]);
        }

        if (!table.Write(streams).IsEmpty)
        {
            streams.Output.WriteLine("No room here for all schemes: use a wider terminal, or --json.");
        }

        streams.Output.WriteLine("Time lost: downtime + slow-down (10 % of copy rounds, assumed, and waits for missing pages). Of the schemes that move a whole VM,");
        streams.Output.WriteLine(sweep.WithinDowntimeLimit
            ? "those that keep the downtime limit compete; all of them where none does."
            : "all compete, for the stop rule has no downtime limit.");
        streams.Output.WriteLine();
        EstimateNotes.Write(streams, inputs, sweep.Points[^1].Estimates);
        streams.Output.WriteLine(Conclusion(sweep));
    }

    /// <summary>Where pre-copy converges, and which scheme wins where.</summary>
    public static string Conclusion(SchemeSweepResult sweep)
    {
        SweepQuantity quantity = sweep.Range.Quantity;
        string converges = sweep.ConvergenceChanges.IsEmpty
            ? sweep.Points[0].Of(MigrationScheme.PreCopy).Converged ? "Pre-copy converges everywhere here" : "Pre-copy converges nowhere here"
            : string.Join("; ", sweep.ConvergenceChanges.Select(c => c.ConvergesAbove
                ? $"Pre-copy does not converge below {Shown(quantity, c.At)}" : $"Pre-copy stops converging at {Shown(quantity, c.At)}"));
        string best = string.Join(", ", sweep.BestRanges.Select(r => $"{NameOf(r.Scheme)} from {Shown(quantity, r.From)} to {Shown(quantity, r.To)}"));
        string hybrid = sweep.BestRanges.Any(r => r.Scheme == MigrationScheme.Hybrid) ? "" : " Hybrid wins nowhere here.";
        string among = sweep.WithinDowntimeLimit ? "Within the downtime limit the VM" : "The VM";
        return $"{converges}. {among} loses the least time by {best}.{hybrid}";
    }

    private static string NameOf(MigrationScheme? scheme) => scheme is { } s ? MigrationSchemeNames.NameOf(s) : "none (all given up)";

    private static string Cell(MigrationEstimate estimate) => estimate.Outcome == MigrationOutcome.Aborted
        ? "given up *"
        : $"{Number(estimate.TotalTime.TotalSeconds)} / {Number(estimate.Downtime.TotalSeconds)}{(estimate.Converged ? "" : " *")}";

    private static string Shown(SweepQuantity quantity, double value) => $"{Number(SweepQuantities.Shown(quantity, value))} {SweepQuantities.UnitOf(quantity)}";

    private static string Number(double value) => value.ToString(value >= 100 ? "0" : value >= 1 ? "0.0#" : "0.000#", CultureInfo.InvariantCulture);
}
