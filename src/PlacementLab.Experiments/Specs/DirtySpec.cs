using PlacementLab.Migration;

namespace PlacementLab.Experiments.Specs;

/// <summary>How VMs dirty memory. Public fleet traces carry no dirty pages, so this is an assumption.</summary>
public sealed record DirtySpec
{
    /// <summary>Exponent by which dirty rates follow utilisation.</summary>
    public double Gamma { get; init; } = 1;

    /// <summary>Workload classes; each VM draws one by weight.</summary>
    public IReadOnlyList<DirtyClassSpec> Classes { get; init; } =
    [
        .. WorkloadClasses.Assumed.Select(c => new DirtyClassSpec
        {
            Name = c.Name,
            HotShare = c.HotShare,
            HotRatePerSecond = c.HotRateShare,
            ColdRatePerSecond = c.ColdRateShare,
        }),
    ];
}
