using System.Collections.Immutable;
using PlacementLab.Experiments.Results;

namespace PlacementLab.Cli.Commands;

/// <summary>What `placementlab run --json` prints.</summary>
internal sealed record RunDocument
{
    /// <summary>Name of the data set.</summary>
    public required string Dataset { get; init; }

    /// <summary>Name of the goal.</summary>
    public required string Goal { get; init; }

    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Elapsed time in s.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>Path of the report.</summary>
    public required string Report { get; init; }

    /// <summary>One row for each policy and scheme.</summary>
    public required ImmutableArray<Row> Policies { get; init; }

    /// <summary>One sentence computed from the numbers.</summary>
    public required string Conclusion { get; init; }

    /// <summary>The document of a record.</summary>
    public static RunDocument Of(RunRecord record, string report) => new()
    {
        Dataset = record.Dataset,
        Goal = record.Goal,
        Seed = record.Seed,
        Status = record.Status,
        ElapsedSeconds = record.ElapsedSeconds,
        Report = report,
        Policies = [.. record.Policies.Select(RowOf)],
        Conclusion = record.Conclusion,
    };

    private static Row RowOf(PolicyRow row) => new(
        row.Policy, row.Scheme, row.EnergyKwh, row.Migrations, row.DowntimeSeconds, row.TotalMigrationSeconds,
        row.TrafficBytes, row.Slatah, row.Pdm, row.Slav, row.Score);

    /// <summary>One policy with one scheme; the files of the run say more.</summary>
    internal sealed record Row(
        string Policy, string Scheme, double EnergyKwh, int Migrations, double DowntimeSeconds, double TotalMigrationSeconds,
        long TrafficBytes, double Slatah, double Pdm, double Slav, double Score);
}
