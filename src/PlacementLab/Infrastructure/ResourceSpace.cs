using System.Collections.Immutable;

namespace PlacementLab.Infrastructure;

/// <summary>
/// The resources of a problem, in the order in which every <see cref="ResourceVector"/> lists them. CPU is always first
/// and memory second; any number of named others may follow.
/// </summary>
public sealed class ResourceSpace
{
    /// <summary>Position of CPU (MIPS).</summary>
    public const int Cpu = 0;

    /// <summary>Position of memory (bytes, transient).</summary>
    public const int Memory = 1;

    private ResourceSpace(ImmutableArray<Resource> resources) => Resources = resources;

    /// <summary>CPU and memory only.</summary>
    public static ResourceSpace CpuAndMemory { get; } = With();

    /// <summary>All resources in order.</summary>
    public ImmutableArray<Resource> Resources { get; }

    /// <summary>Number of resources.</summary>
    public int Count => Resources.Length;

    /// <summary>CPU, memory and the named others.</summary>
    /// <param name="others">Further resources; names must differ.</param>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public static ResourceSpace With(params IReadOnlyList<Resource> others)
    {
        ImmutableArray<Resource> all = [new("cpu", "MIPS", false), new("memory", "B", true), .. others];
        string? twice = all.GroupBy(r => r.Name).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null ? new ResourceSpace(all) : throw new ArgumentException($"Resource \"{twice}\" is named twice.", nameof(others));
    }
}
