using System.Globalization;
using System.IO.Compression;
using PlacementLab.Traces;

namespace PlacementLab.Benchmarks;

/// <summary>A zip file of a PlanetLab day: the public one where it is found, else a generated one of the same shape.</summary>
internal static class PlanetLabDay
{
    private const string Day = "20110303";
    private const int Vms = 1052;
    private const int Samples = 288;

    /// <summary>Which of the two it is, as the table shows it.</summary>
    public static string Source => System.IO.File.Exists(PublicFile) ? $"planetlab/{Day}" : "generated";

    /// <summary>Path of the file; generated on first use.</summary>
    public static string File()
    {
        if (System.IO.File.Exists(PublicFile))
        {
            return PublicFile;
        }

        string path = Path.Combine(Path.GetTempPath(), "placementlab-generated-day.zip");
        using FileStream stream = System.IO.File.Create(path);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        var random = new Random(1);
        for (int vm = 0; vm < Vms; vm++)
        {
            using var writer = new StreamWriter(zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"{Day}/vm_{vm:0000}")).Open());
            for (int sample = 0; sample < Samples; sample++)
            {
                writer.Write(random.Next(0, 40).ToString(CultureInfo.InvariantCulture) + "\n");
            }
        }

        return path;
    }

    private static string PublicFile => Path.Combine(DatasetCatalog.FindRoot(), "planetlab", $"{Day}.zip");
}
