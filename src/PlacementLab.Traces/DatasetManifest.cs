using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using PlacementLab.Traces.Csv;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces;

/// <summary>The list of public traces in <c>datasets/manifests/public-traces.csv</c>.</summary>
internal static class DatasetManifest
{
    private const string File = "manifests/public-traces.csv";

    private static readonly Lazy<ImmutableArray<Entry>> _entries = new(Read);

    /// <summary>All rows in order.</summary>
    public static ImmutableArray<Entry> Entries => _entries.Value;

    private static ImmutableArray<Entry> Read()
    {
        using CsvReader csv = CsvForm.Open(EmbeddedFile.ReadBytes(File), File);
        CsvForm.Next(csv, File);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        while (CsvForm.Next(csv, File))
        {
            var description = new DatasetDescription(
                csv.GetString(0), csv.GetString(1), Number(csv, 2), csv.GetString(3), Number(csv, 4),
                csv.GetString(5), csv.GetString(6), csv.GetString(7), DatasetState.NotFound, null);
            entries.Add(new Entry(description, csv.GetString(8)));
        }

        return entries.ToImmutable();
    }

    private static int? Number(CsvReader csv, int field) =>
        csv.IsEmpty(field) ? null : int.Parse(csv.GetSpan(field), CultureInfo.InvariantCulture);

    /// <summary>A row.</summary>
    /// <param name="Description">The data set, as not found.</param>
    /// <param name="Loader">What reads it; empty where nothing does.</param>
    internal sealed record Entry(DatasetDescription Description, string Loader);
}
