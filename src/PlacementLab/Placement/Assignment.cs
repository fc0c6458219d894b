using System.Collections.Immutable;

namespace PlacementLab.Placement;

/// <summary>Which host each VM is on. Immutable, compared by value.</summary>
public sealed class Assignment : IEquatable<Assignment>
{
    /// <summary>Creates an assignment.</summary>
    /// <param name="hostOf">Host index of each VM, in VM order.</param>
    public Assignment(ImmutableArray<int> hostOf) => HostOf = hostOf;

    /// <summary>Host index of each VM.</summary>
    public ImmutableArray<int> HostOf { get; }

    /// <summary>Number of VMs.</summary>
    public int VmCount => HostOf.Length;

    /// <summary>Host of a VM.</summary>
    /// <param name="vm">Index of the VM.</param>
    public int this[int vm] => HostOf[vm];

    /// <summary>The VMs whose host differs from another assignment's, in index order.</summary>
    /// <param name="other">An assignment of the same VMs.</param>
    public IEnumerable<int> MovedFrom(Assignment other) => Enumerable.Range(0, VmCount).Where(vm => HostOf[vm] != other[vm]);

    /// <inheritdoc/>
    public bool Equals(Assignment? other) => other is not null && HostOf.AsSpan().SequenceEqual(other.HostOf.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Assignment);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int host in HostOf)
        {
            hash.Add(host);
        }

        return hash.ToHashCode();
    }
}
