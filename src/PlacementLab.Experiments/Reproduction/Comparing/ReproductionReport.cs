using System.Collections.Immutable;

namespace PlacementLab.Experiments.Reproduction.Comparing;

/// <summary>What a reproduction found.</summary>
public sealed record ReproductionReport
{
    /// <summary>The reference; null where there is none.</summary>
    public string? ReferencePath { get; init; }

    /// <summary>Rows of the results that were compared.</summary>
    public int Rows { get; init; }

    /// <summary>All runs.</summary>
    public required ImmutableArray<StudyRun> Runs { get; init; }

    /// <summary>The parts that were compared, the rows of the results first; empty where nothing was.</summary>
    public ImmutableArray<ComparedPart> Parts { get; init; } = [];

    /// <summary>Runs that the reference does not know.</summary>
    public ImmutableArray<StudyRun> Uncompared { get; init; } = [];

    /// <summary>What else the reader should know, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>All differences.</summary>
    public IEnumerable<ReferenceDifference> Differences => Parts.SelectMany(p => p.Differences);
}
