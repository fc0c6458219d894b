using System.Globalization;
using PlacementLab.Units;

namespace PlacementLab.Checking;

/// <summary>A magnitude with its unit as people read it.</summary>
internal static class AmountText
{
    /// <summary>Such as "512 MiB", "400 Mbit/s", "250 MIPS".</summary>
    public static string Of(double magnitude, string unit) => unit switch
    {
        "B" => DataSize.FromBytes((long)magnitude).ToString(),
        "B/s" => DataRate.FromBytesPerSecond(magnitude).ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"{magnitude:0.######} {unit}"),
    };
}
