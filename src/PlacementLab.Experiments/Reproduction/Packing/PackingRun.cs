namespace PlacementLab.Experiments.Reproduction.Packing;

/// <summary>What a solver made of a published problem; also the form of the record on disk.</summary>
public sealed record PackingRun
{
    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the problem's file.</summary>
    public required string Checksum { get; init; }

    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Limit of time in s.</summary>
    public required double TimeLimitSeconds { get; init; }

    /// <summary>The set.</summary>
    public required string Set { get; init; }

    /// <summary>Its class.</summary>
    public required string Class { get; init; }

    /// <summary>The problem.</summary>
    public required string Name { get; init; }

    /// <summary>Resources.</summary>
    public required int Dimensions { get; init; }

    /// <summary>Items.</summary>
    public required int Items { get; init; }

    /// <summary>Types of items.</summary>
    public required int Types { get; init; }

    /// <summary>The known optimum.</summary>
    public required int Optimum { get; init; }

    /// <summary>Bins of the packing found.</summary>
    public required int Bins { get; init; }

    /// <summary>Proven lower bound.</summary>
    public required int LowerBound { get; init; }

    /// <summary>Where the bound comes from.</summary>
    public required string BoundName { get; init; }

    /// <summary>What found the packing.</summary>
    public required string FoundBy { get; init; }

    /// <summary>Steps of the search.</summary>
    public required long Iterations { get; init; }

    /// <summary>Elapsed time until the solver stopped, in s; depends on the machine.</summary>
    public required double Seconds { get; init; }

    /// <summary>Elapsed time until the packing was found, in s.</summary>
    public required double SecondsToBest { get; init; }

    /// <summary>Violations that the independent checker found, and a bound or packing that contradicts the optimum; empty if there are none.</summary>
    public required string Fault { get; init; }

    /// <summary>Whether the packing has as many bins as the known optimum and is valid.</summary>
    public bool IsReached => Bins == Optimum && Fault.Length == 0;

    /// <summary>Whether the solver proved it by its own bound.</summary>
    public bool IsProven => IsReached && LowerBound == Bins;

    /// <summary>(bins − optimum) / optimum.</summary>
    public double Gap => (double)(Bins - Optimum) / Math.Max(1, Optimum);
}
