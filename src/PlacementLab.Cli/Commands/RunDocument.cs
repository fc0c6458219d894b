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
    public required ImmutableArray<PolicyRow> Policies { get; init; }

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
        Policies = record.Policies,
        Conclusion = record.Conclusion,
    };
}
