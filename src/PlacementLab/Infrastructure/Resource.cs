namespace PlacementLab.Infrastructure;

/// <summary>One kind of capacity that hosts offer and VMs use.</summary>
/// <param name="Name">Name in lower case, such as "cpu", "memory", "disk".</param>
/// <param name="Unit">Unit of the whole-number amounts, such as "MIPS" or "B".</param>
/// <param name="IsTransient">Whether a moving VM uses it on both hosts until it has landed (memory always does).</param>
public sealed record Resource(string Name, string Unit, bool IsTransient);
