namespace PlacementLab.Experiments.Specs;

/// <summary>One workload class; shares and rates are of the resident memory.</summary>
public sealed record DirtyClassSpec
{
    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Weight in the draw, at least 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Share of memory that is hot, 0–1.</summary>
    public double HotShare { get; init; }

    /// <summary>Rate at which hot memory is written at mean utilisation, in shares of memory a second.</summary>
    public double HotRatePerSecond { get; init; }

    /// <summary>Rate at which cold memory is written at mean utilisation, in shares of memory a second.</summary>
    public double ColdRatePerSecond { get; init; }
}
