using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Metrics;
using PlacementLab.Units;

namespace PlacementLab.Experiments.Reproduction;

/// <summary>A finished run as a file. Doubles are written so that they come back to the last digit.</summary>
internal sealed record StudyRecord
{
    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the traces.</summary>
    public required string TracesSha256 { get; init; }

    /// <summary>What was run: <see cref="StudyCell.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Energy in J.</summary>
    public required double EnergyJoules { get; init; }

    /// <summary>Migrations started.</summary>
    public required int Migrations { get; init; }

    /// <summary>SLATAH.</summary>
    public required double Slatah { get; init; }

    /// <summary>PDM.</summary>
    public required double Pdm { get; init; }

    /// <summary>Overall SLA violation.</summary>
    public required double OverallSla { get; init; }

    /// <summary>Average SLA violation.</summary>
    public required double AverageSla { get; init; }

    /// <summary>Host shutdowns.</summary>
    public required int HostShutdowns { get; init; }

    /// <summary>Times before shutdown in s.</summary>
    public required SampleMoments TimeBeforeShutdown { get; init; }

    /// <summary>Times before migration in s.</summary>
    public required SampleMoments TimeBeforeMigration { get; init; }

    /// <summary>Intervals and end, if they are kept: s, active hosts, J, migrations, overloaded, underloaded, evacuated, VMs.</summary>
    public double[][]? Ticks { get; init; }

    /// <summary>First host of each VM, if it is kept.</summary>
    public int[]? InitialHostOf { get; init; }

    /// <summary>The record of a run.</summary>
    public static StudyRecord Of(StudyRun run, string version, string checksum) => new()
    {
        Version = version,
        TracesSha256 = checksum,
        Key = run.Cell.Key,
        EnergyJoules = run.Metrics.Energy.Joules,
        Migrations = run.Metrics.Migrations,
        Slatah = run.Metrics.Slatah,
        Pdm = run.Metrics.Pdm,
        OverallSla = run.Metrics.OverallSla,
        AverageSla = run.Metrics.AverageSla,
        HostShutdowns = run.Metrics.HostShutdowns,
        TimeBeforeShutdown = run.Metrics.TimeBeforeShutdown,
        TimeBeforeMigration = run.Metrics.TimeBeforeMigration,
        Ticks = run.End is { } end ? [.. run.Ticks.Append(end).Select(Row)] : null,
        InitialHostOf = run.End is null ? null : [.. run.InitialHostOf],
    };

    /// <summary>The run of the record; null if it was of another program, traces or run, or lacks what the cell asks for.</summary>
    public StudyRun? RunOf(StudyCell cell, string version, string checksum)
    {
        if (Version != version || TracesSha256 != checksum || Key != cell.Key || (cell.IsDetailed && (Ticks is null || InitialHostOf is null)))
        {
            return null;
        }

        var run = new StudyRun(cell, Metrics());
        return !cell.IsDetailed ? run : run with { Ticks = [.. Ticks!.SkipLast(1).Select(Tick)], End = Tick(Ticks![^1]), InitialHostOf = [.. InitialHostOf!] };
    }

    private ConsolidationMetrics Metrics() => new()
    {
        Energy = Energy.FromJoules(EnergyJoules),
        Migrations = Migrations,
        Slatah = Slatah,
        Pdm = Pdm,
        OverallSla = OverallSla,
        AverageSla = AverageSla,
        HostShutdowns = HostShutdowns,
        TimeBeforeShutdown = TimeBeforeShutdown,
        TimeBeforeMigration = TimeBeforeMigration,
    };

    private static double[] Row(ConsolidationTick tick) =>
    [
        tick.Seconds, tick.ActiveHosts, tick.Energy.Joules, tick.Migrations, tick.OverloadedHosts, tick.UnderloadedHosts, tick.EvacuatedHosts,
        tick.PlacedVms,
    ];

    private static ConsolidationTick Tick(double[] row) => new(row[0], (int)row[1], Energy.FromJoules(row[2]), (int)row[3], (int)row[7])
    {
        OverloadedHosts = (int)row[4],
        UnderloadedHosts = (int)row[5],
        EvacuatedHosts = (int)row[6],
    };
}
