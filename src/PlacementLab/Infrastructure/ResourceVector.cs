using System.Collections.Immutable;

namespace PlacementLab.Infrastructure;

/// <summary>Whole-number amounts of every resource of a <see cref="ResourceSpace"/>, compared by value.</summary>
public readonly struct ResourceVector : IEquatable<ResourceVector>
{
    private readonly ImmutableArray<long> _amounts;

    /// <summary>Creates a vector.</summary>
    /// <param name="amounts">Amounts in the order of the resource space: MIPS, bytes, others.</param>
    public ResourceVector(params ReadOnlySpan<long> amounts) => _amounts = [.. amounts];

    /// <summary>The amounts in order.</summary>
    public ReadOnlySpan<long> Amounts => _amounts.IsDefault ? [] : _amounts.AsSpan();

    /// <summary>CPU in MIPS.</summary>
    public long CpuMips => this[ResourceSpace.Cpu];

    /// <summary>Memory in bytes.</summary>
    public long MemoryBytes => this[ResourceSpace.Memory];

    /// <summary>Amount of one resource.</summary>
    /// <param name="resource">Position in the resource space.</param>
    public long this[int resource] => _amounts[resource];

    /// <summary>Whether two vectors have the same amounts.</summary>
    public static bool operator ==(ResourceVector left, ResourceVector right) => left.Equals(right);

    /// <summary>Whether two vectors differ in an amount.</summary>
    public static bool operator !=(ResourceVector left, ResourceVector right) => !left.Equals(right);

    /// <summary>Whether every amount is at most that of <paramref name="capacity"/>.</summary>
    public bool FitsIn(ResourceVector capacity)
    {
        for (int r = 0; r < Amounts.Length; r++)
        {
            if (this[r] > capacity[r])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ResourceVector other) => Amounts.SequenceEqual(other.Amounts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ResourceVector other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (long amount in Amounts)
        {
            hash.Add(amount);
        }

        return hash.ToHashCode();
    }
}
