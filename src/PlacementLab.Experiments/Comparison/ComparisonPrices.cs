using System.Globalization;

namespace PlacementLab.Experiments.Comparison;

/// <summary>Prices that make one figure of energy and service level, in any money. Both are assumptions; the tables show the parts.</summary>
public sealed record ComparisonPrices
{
    /// <summary>Speed of the core that core-hours are counted in: one of the slower published host.</summary>
    public const double MipsPerCore = 1860;

    /// <summary>Price of a kWh, at least 0.</summary>
    public double PerKilowattHour { get; init => field = NotNegative(value); } = 0.20;

    /// <summary>Penalty for CPU work asked for and not granted, for each core-hour of <see cref="MipsPerCore"/> MIPS, at least 0.</summary>
    public double PerLostCoreHour { get; init => field = NotNegative(value); } = 1.00;

    /// <summary>The prices as text.</summary>
    public string Description => string.Create(CultureInfo.InvariantCulture, $"{PerKilowattHour:0.00##} a kWh, {PerLostCoreHour:0.00##} a core-hour of work not granted");

    private static double NotNegative(double value) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");
}
