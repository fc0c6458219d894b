using System.Globalization;

namespace PlacementLab.Units;

/// <summary>Electrical power in watts (energy is <see cref="Units.Energy"/>). The default is zero.</summary>
public readonly record struct Power : IComparable<Power>
{
    private Power(double watts) => Watts = watts;

    /// <summary>Power in W.</summary>
    public double Watts { get; }

    /// <summary>A power in W.</summary>
    public static Power FromWatts(double watts) => new(watts);

    /// <summary>Sum.</summary>
    public static Power operator +(Power left, Power right) => new(left.Watts + right.Watts);

    /// <summary>The energy that this power takes over a time.</summary>
    public static Energy operator *(Power power, TimeSpan time) => Energy.FromJoules(power.Watts * time.TotalSeconds);

    /// <inheritdoc/>
    public int CompareTo(Power other) => Watts.CompareTo(other.Watts);

    /// <summary>The power with its unit.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Watts:0.##} W");
}
