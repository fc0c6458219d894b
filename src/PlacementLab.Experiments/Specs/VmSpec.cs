namespace PlacementLab.Experiments.Specs;

/// <summary>VM sizes of an experiment.</summary>
public sealed record VmSpec
{
    /// <summary>Least share of a VM's memory that is resident, above 0 to 1.</summary>
    public double MinimumResidentShare { get; init; } = 0.25;

    /// <summary>Sizes, dealt to the traces round-robin.</summary>
    public IReadOnlyList<VmSizeSpec> Types { get; init; } =
    [
        new() { Name = "high-cpu", Mips = 2500, MemoryMib = 3750 },
        new() { Name = "extra-large", Mips = 2000, MemoryMib = 1740 },
        new() { Name = "small", Mips = 1000, MemoryMib = 1740 },
        new() { Name = "micro", Mips = 500, MemoryMib = 613 },
    ];
}
