using System.Collections.Immutable;

namespace PlacementLab.Placement;

/// <summary>Which host each VM is on. Immutable, compared by value.</summary>
public sealed class Assignment : IEquatable<Assignment>
{
    /// <summary>Stands for the host of a VM that is on none yet; only the initial assignment of a problem may hold it.</summary>
    public const int Unplaced = -1;

    /// <summary>Creates an assignment.</summary>
    /// <param name="hostOf">Host index of each VM, in VM order.</param>
    public Assignment(ImmutableArray<int> hostOf) => HostOf = hostOf;

    /// <summary>Host index of each VM; <see cref="Unplaced"/> for none.</summary>
    public ImmutableArray<int> HostOf { get; }

    /// <summary>Number of VMs.</summary>
    public int VmCount => HostOf.Length;

    /// <summary>Host of a VM.</summary>
    /// <param name="vm">Index of the VM.</param>
    public int this[int vm] => HostOf[vm];

    /// <summary>Whether every VM is on a host.</summary>
    public bool IsComplete => !HostOf.Contains(Unplaced);

    /// <summary>The assignment in which no VM is on a host.</summary>
    /// <param name="vmCount">Number of VMs.</param>
    public static Assignment AllUnplaced(int vmCount) => new([.. Enumerable.Repeat(Unplaced, vmCount)]);

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
