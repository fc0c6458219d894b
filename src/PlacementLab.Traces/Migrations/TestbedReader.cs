using System.Globalization;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Migrations;

/// <summary>
/// Reads what the testbed measured: <c>measurements*.csv</c> (each file is a campaign), <c>layout*.csv</c>, <c>ratio*.csv</c>,
/// <c>concurrency*.csv</c> and <c>failures*.csv</c> of a folder, or those that travel inside this assembly; each may be packed as .gz.
/// A folder without <c>ratio*.csv</c> has the shipped ratios: the guest's fillings are the same everywhere.
/// </summary>
public static class TestbedReader
{
    private const string EmbeddedFolder = "testbed/";

    /// <summary>Reads the shipped measurements; without rows where none are shipped.</summary>
    /// <exception cref="InvalidInputException">A file is not in its form.</exception>
    public static TestbedData ReadShipped()
    {
        string[] names = [.. typeof(TestbedReader).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(EmbeddedFolder, StringComparison.Ordinal))];
        return Read([.. names.Select(n => (n[EmbeddedFolder.Length..], EmbeddedFile.ReadBytes(n)))], $"datasets/{EmbeddedFolder.TrimEnd('/')}");
    }

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidInputException">There is no such folder, no measurements are in it, or a file is not in its form.</exception>
    public static TestbedData ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidInputException(folder, "nothing there", "a folder with measurements.csv", "Check the path.");
        }

        TestbedData data = Read(
            [.. Directory.EnumerateFiles(folder).Where(IsTable).Select(f => (Path.GetFileName(f), InputFile.ReadBytes(f)))], folder);
        return data.Campaigns.IsEmpty && data.Concurrency.IsEmpty
            ? throw new InvalidInputException(folder, "no measurements", "measurements.csv or concurrency.csv, also packed as .gz", "Give the folder that holds it.")
            : data;
    }

    private static TestbedData Read((string Name, byte[] Stored)[] files, string folder)
    {
        Array.Sort(files, (a, b) => string.CompareOrdinal(BaseName(a.Name), BaseName(b.Name)));
        List<(string Name, byte[] Content, string Place)> Of(string kind) =>
        [
            .. files.Where(f => BaseName(f.Name) == kind || BaseName(f.Name).StartsWith(kind + "-", StringComparison.Ordinal))
                .Select(f => (BaseName(f.Name), Content(f, folder), $"{folder}/{f.Name}")),
        ];
        List<(string Name, byte[] Content, string Place)> ratios = Of("ratio");
        var guests = new TestbedGuests(Of("layout"), ratios.Count > 0 ? ratios : ShippedRatios());
        return new TestbedData(
            [.. Of("measurements").Select(f => new TestbedCampaign(f.Name, TestbedRows.Measurements(f.Content, f.Place, guests)))],
            [.. Of("concurrency").SelectMany(f => TestbedRows.Concurrency(f.Content, f.Place, guests))],
            [.. Of("failures").SelectMany(f => TestbedRows.Failures(f.Content, f.Place))]);
    }

    private static List<(string Name, byte[] Content, string Place)> ShippedRatios() =>
    [
        .. typeof(TestbedReader).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(EmbeddedFolder + "ratio", StringComparison.Ordinal))
            .Select(n => (BaseName(n[EmbeddedFolder.Length..]), EmbeddedFile.ReadBytes(n), n)),
    ];

    private static byte[] Content((string Name, byte[] Stored) file, string folder) =>
        file.Name.EndsWith(".gz", StringComparison.Ordinal) ? InputFile.Unpack(file.Stored, $"{folder}/{file.Name}") : file.Stored;

    private static bool IsTable(string path) =>
        path.EndsWith(".csv", StringComparison.Ordinal) || path.EndsWith(".csv.gz", StringComparison.Ordinal);

    private static string BaseName(string file) => file[..file.IndexOf(".csv", StringComparison.Ordinal)];

    /// <summary>The name of a kind of guest, the same in all files.</summary>
    internal static string GuestKey(double memory, string fill, double fillMebibytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{memory}/{fill}/{fillMebibytes}");
}
