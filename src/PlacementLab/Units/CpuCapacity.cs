using System.Globalization;

namespace PlacementLab.Units;

/// <summary>Computing capacity or demand in whole MIPS (million instructions per second). The default is zero.</summary>
public readonly record struct CpuCapacity : IComparable<CpuCapacity>
{
    private CpuCapacity(long mips) => Mips = mips;

    /// <summary>Capacity in MIPS.</summary>
    public long Mips { get; }

    /// <summary>A capacity in whole MIPS.</summary>
    public static CpuCapacity FromMips(long mips) => new(mips);

    /// <summary>Sum.</summary>
    public static CpuCapacity operator +(CpuCapacity left, CpuCapacity right) => new(checked(left.Mips + right.Mips));

    /// <summary>Difference.</summary>
    public static CpuCapacity operator -(CpuCapacity left, CpuCapacity right) => new(checked(left.Mips - right.Mips));

    /// <inheritdoc/>
    public int CompareTo(CpuCapacity other) => Mips.CompareTo(other.Mips);

    /// <summary>The capacity with its unit.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mips} MIPS");
}
