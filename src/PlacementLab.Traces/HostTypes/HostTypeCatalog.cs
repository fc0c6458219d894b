using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using PlacementLab.Infrastructure;
using PlacementLab.Traces.Csv;
using PlacementLab.Traces.Files;
using PlacementLab.Units;

namespace PlacementLab.Traces.HostTypes;

/// <summary>
/// The host types that PlacementLab knows, from <c>datasets/host-types/host-types.csv</c>: HP ProLiant ML110 G4 and G5 (the
/// hosts of the PlanetLab experiments of Beloglazov and Buyya) and newer servers.
/// </summary>
public static class HostTypeCatalog
{
    private const string File = "host-types/host-types.csv";

    private static readonly Lazy<ImmutableArray<PublishedHostType>> _all = new(Read);

    /// <summary>All host types, in the order of the file (oldest families first).</summary>
    public static ImmutableArray<PublishedHostType> All => _all.Value;

    /// <summary>The host type of a name.</summary>
    /// <param name="name">A name such as "hp-proliant-ml110-g4", in any case.</param>
    /// <param name="place">Where the name was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such host type; the message lists all.</exception>
    public static HostType Find(string name, string place)
    {
        foreach (PublishedHostType known in All)
        {
            if (string.Equals(known.Type.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return known.Type;
            }
        }

        string all = string.Join(", ", All.Select(t => t.Type.Name));
        throw new InvalidInputException(place, $"host type \"{name}\"", $"one of {all}", "Use one of these names.");
    }

    private static ImmutableArray<PublishedHostType> Read()
    {
        using CsvReader csv = CsvForm.Open(EmbeddedFile.ReadBytes(File), File);
        CsvForm.Next(csv, File);
        var all = ImmutableArray.CreateBuilder<PublishedHostType>();
        while (CsvForm.Next(csv, File))
        {
            all.Add(ReadRow(csv));
        }

        return all.ToImmutable();
    }

    private static PublishedHostType ReadRow(CsvReader csv)
    {
        const int FirstWatts = 7;
        int cores = (int)Number(csv, 1);
        var type = new HostType(
            csv.GetString(0),
            CpuCapacity.FromMips(cores * (long)Number(csv, 2)),
            DataSize.FromGibibytes(Number(csv, 3)),
            DataRate.FromMegabitsPerSecond(Number(csv, 4)),
            new PowerCurve([.. Enumerable.Range(FirstWatts, 11).Select(field => Number(csv, field))]));
        return new(type, cores, csv.GetString(5), (int)Number(csv, 6), csv.GetString(FirstWatts + 11));
    }

    private static double Number(CsvReader csv, int field) => double.Parse(csv.GetSpan(field), CultureInfo.InvariantCulture);
}
