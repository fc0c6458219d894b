using System.Collections.Immutable;

namespace PlacementLab.Infrastructure;

/// <summary>
/// The resources of a problem, in the order in which every <see cref="ResourceVector"/> lists them. In the space of a
/// datacenter CPU is first and memory second, and any number of named others follow; the space of an abstract problem, such as
/// a packing instance, lists what that has.
/// </summary>
public sealed class ResourceSpace
{
    /// <summary>Position of CPU (MIPS).</summary>
    public const int Cpu = 0;

    /// <summary>Position of memory (bytes, transient).</summary>
    public const int Memory = 1;

    private static readonly Resource _cpu = new("cpu", "MIPS", false);
    private static readonly Resource _memory = new("memory", "B", true);

    private ResourceSpace(ImmutableArray<Resource> resources) => Resources = resources;

    /// <summary>CPU and memory only.</summary>
    public static ResourceSpace CpuAndMemory { get; } = With();

    /// <summary>Whether the first two resources are CPU and memory, which costs of energy, overload and migration build on.</summary>
    public bool HasCpuAndMemory => Count >= 2 && Resources[Cpu] == _cpu && Resources[Memory] == _memory;

    /// <summary>All resources in order.</summary>
    public ImmutableArray<Resource> Resources { get; }

    /// <summary>Number of resources.</summary>
    public int Count => Resources.Length;

    /// <summary>CPU, memory and the named others.</summary>
    /// <param name="others">Further resources; names must differ.</param>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public static ResourceSpace With(params IReadOnlyList<Resource> others) => Of([_cpu, _memory, .. others]);

    /// <summary>The given resources and no others.</summary>
    /// <param name="resources">At least one; names must differ.</param>
    /// <exception cref="ArgumentException">No resource, or a name occurs twice.</exception>
    public static ResourceSpace Of(params IReadOnlyList<Resource> resources)
    {
        string? twice = resources.GroupBy(r => r.Name).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (resources.Count == 0 || twice is not null)
        {
            string found = twice is null ? "There is no resource." : $"Resource \"{twice}\" is named twice.";
            throw new ArgumentException(found, nameof(resources));
        }

        return new ResourceSpace([.. resources]);
    }
}
