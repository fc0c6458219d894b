using System.Globalization;

namespace PlacementLab.Units;

/// <summary>Energy in joules (power is <see cref="Power"/>). The default is zero.</summary>
public readonly record struct Energy : IComparable<Energy>
{
    private Energy(double joules) => Joules = joules;

    /// <summary>No energy.</summary>
    public static Energy Zero => default;

    /// <summary>Energy in J.</summary>
    public double Joules { get; }

    /// <summary>Energy in kWh (3.6 MJ).</summary>
    public double KilowattHours => Joules / 3.6e6;

    /// <summary>An energy in J.</summary>
    public static Energy FromJoules(double joules) => new(joules);

    /// <summary>Sum.</summary>
    public static Energy operator +(Energy left, Energy right) => new(left.Joules + right.Joules);

    /// <inheritdoc/>
    public int CompareTo(Energy other) => Joules.CompareTo(other.Joules);

    /// <summary>The energy with a unit that keeps the number short.</summary>
    public override string ToString() => Joules < 3.6e5
        ? string.Create(CultureInfo.InvariantCulture, $"{Joules:0.##} J")
        : string.Create(CultureInfo.InvariantCulture, $"{KilowattHours:0.##} kWh");
}
