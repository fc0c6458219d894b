using PlacementLab.Traces.Problems;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>What `placementlab solve` was asked for.</summary>
internal sealed record SolveRequest
{
    /// <summary>The problem's file; "generated" without one.</summary>
    public required string File { get; init; }

    /// <summary>The fleet to draw; null to read the file.</summary>
    public string? Generate { get; init; }

    /// <summary>Its format; null to tell from the file.</summary>
    public ProblemFormat? Format { get; init; }

    /// <summary>File of the initial assignment; null if the problem holds it.</summary>
    public string? Initial { get; init; }

    /// <summary>Name of the solver; null for the default of the format.</summary>
    public string? Solver { get; init; }

    /// <summary>Name of the lower bound to prove; null for what the solver proves itself.</summary>
    public string? Bound { get; init; }

    /// <summary>Most time.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Most iterations.</summary>
    public long? Iterations { get; init; }

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public required int Seed { get; init; }

    /// <summary>File for the assignment; null for none.</summary>
    public string? Out { get; init; }

    /// <summary>Folder for figures; null for none.</summary>
    public string? Figures { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; init; }
}
