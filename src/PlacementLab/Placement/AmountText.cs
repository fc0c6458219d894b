using System.Globalization;
using PlacementLab.Infrastructure;

namespace PlacementLab.Placement;

/// <summary>Amounts of a resource for people: bytes in MiB, all others in their own unit, thousands grouped.</summary>
internal static class AmountText
{
    public static string Of(Resource resource, long amount) => resource.Unit == "B"
        ? string.Create(CultureInfo.InvariantCulture, $"{amount / 1048576.0:#,0.##} MiB")
        : string.Create(CultureInfo.InvariantCulture, $"{amount:#,0} {resource.Unit}");
}
