namespace PlacementLab.Experiments.Specs;

/// <summary>One VM size.</summary>
public sealed record VmSizeSpec
{
    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>CPU at 100 %, in MIPS.</summary>
    public long Mips { get; init; }

    /// <summary>Memory in MiB.</summary>
    public double MemoryMib { get; init; }
}
