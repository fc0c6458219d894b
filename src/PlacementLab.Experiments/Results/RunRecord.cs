using System.Collections.Immutable;

namespace PlacementLab.Experiments.Results;

/// <summary>
/// The record of one run of an experiment, also of one that failed or was interrupted. Everything but the elapsed time
/// repeats when the run is repeated.
/// </summary>
public sealed record RunRecord
{
    /// <summary>Version of PlacementLab.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the specification's text.</summary>
    public required string SpecSha256 { get; init; }

    /// <summary>Name of the data set.</summary>
    public required string Dataset { get; init; }

    /// <summary>SHA-256 of the data that was read; empty if the run ended before.</summary>
    public string DatasetSha256 { get; init; } = "";

    /// <summary>Name of the goal.</summary>
    public required string Goal { get; init; }

    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Why it did not complete; empty otherwise.</summary>
    public string Message { get; init; } = "";

    /// <summary>Elapsed time in s; depends on the machine.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>The comparison, as far as it was computed.</summary>
    public ImmutableArray<PolicyRow> Policies { get; init; } = [];

    /// <summary>Statements that the results rest on, such as that dirty rates are assumed.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>The conclusion; empty if the run did not complete.</summary>
    public string Conclusion { get; init; } = "";
}
