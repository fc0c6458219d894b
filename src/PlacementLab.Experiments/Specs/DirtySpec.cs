namespace PlacementLab.Experiments.Specs;

/// <summary>How VMs dirty memory. Public fleet traces carry no dirty pages, so this is an assumption.</summary>
public sealed record DirtySpec
{
    /// <summary>Exponent by which dirty rates follow utilisation.</summary>
    public double Gamma { get; init; } = 1;

    /// <summary>Workload classes; each VM draws one by weight.</summary>
    public IReadOnlyList<DirtyClassSpec> Classes { get; init; } =
    [
        new() { Name = "idle", HotShare = 0.01, HotRatePerSecond = 0.001, ColdRatePerSecond = 0.0001 },
        new() { Name = "web", HotShare = 0.05, HotRatePerSecond = 0.010, ColdRatePerSecond = 0.0005 },
        new() { Name = "database", HotShare = 0.10, HotRatePerSecond = 0.030, ColdRatePerSecond = 0.0020 },
        new() { Name = "memory-bound", HotShare = 0.40, HotRatePerSecond = 0.100, ColdRatePerSecond = 0.0050 },
    ];
}
