using System.Text;
using PlacementLab.Tests.Support;
using PlacementLab.Traces;
using PlacementLab.Traces.HostTypes;
using Xunit;

namespace PlacementLab.Tests.Traces;

/// <summary>Trace files that cannot be used: each gets one message with place, found, expected and next step.</summary>
public sealed class BadTraceFilesTests
{
    private const string Header = "sample,a,b\n";

    /// <summary>Name of the case, the files (name and content), what is loaded, part of the place, part of what was found.</summary>
    public static TheoryData<string, (string Name, byte[] Content)[], string, string, string> Cases()
    {
        var cases = new TheoryData<string, (string Name, byte[] Content)[], string, string, string>();
        foreach ((string name, (string, byte[])[] files, string load, string place, string found) in
            PlanetLabCases().Concat(PackedCases()).Concat(CsvCases()).Concat(MemoryCases()))
        {
            cases.Add(name, files, load, place, found);
        }

        return cases;
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Cases))]
    public void Load_SaysPlaceFoundExpectedAndNextStep(
        string name, (string Name, byte[] Content)[] files, string load, string place, string found)
    {
        using var folder = new TemporaryFolder();
        foreach ((string file, byte[] content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(file))!);
            File.WriteAllBytes(folder.File(file), content);
        }

        string[] before = Snapshot(folder.Path);

        var e = Assert.Throws<InvalidInputException>(() => DatasetCatalog.Load(folder.File(load)));

        Assert.True(e.Place.EndsWith(place, StringComparison.Ordinal), $"{name}: place is {e.Place}");
        Assert.True(e.Found.Contains(found, StringComparison.Ordinal), $"{name}: found is {e.Found}");
        Assert.All([e.Place, e.Found, e.Expected, e.NextStep], part => Assert.Contains(part, e.Message, StringComparison.Ordinal));
        Assert.All([e.Expected, e.NextStep], part => Assert.False(string.IsNullOrWhiteSpace(part)));
        Assert.EndsWith(".", e.NextStep, StringComparison.Ordinal);
        Assert.All(e.Message, c => Assert.False(char.IsControl(c), $"{name}: a control character in the message"));
        Assert.DoesNotContain("SamplesPerFile", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(folder.Path));
    }

    [Theory]
    [InlineData("google-2011", "neither a known name")]
    [InlineData("planetlab/20990101", "neither a known name")]
    [InlineData("planetlab/20110303", "neither")]
    [InlineData("bitbrains", "does not read yet")]
    public void Load_OfAnUnavailableName_ListsTheNames(string name, string found)
    {
        using var root = new TemporaryFolder();

        var e = Assert.Throws<InvalidInputException>(() => DatasetCatalog.Load(name, root.Path));

        Assert.Contains(name, e.Place, StringComparison.Ordinal);
        Assert.Contains(found, e.Found, StringComparison.Ordinal);
        string list = name == "planetlab/20110303" ? root.Path : "google2011-sample, planetlab/20110303, planetlab/20110306";
        Assert.Contains(list, e.Found + e.Expected, StringComparison.Ordinal);
        Assert.NotEmpty(e.NextStep);
        Assert.Empty(Directory.GetFileSystemEntries(root.Path));
    }

    [Fact]
    public void HostType_OfAnUnknownName_ListsTheNames()
    {
        var e = Assert.Throws<InvalidInputException>(() => HostTypeCatalog.Find("hp-g9", "spec.json, hosts[0].type"));

        Assert.Equal("spec.json, hosts[0].type", e.Place);
        Assert.Contains("hp-g9", e.Found, StringComparison.Ordinal);
        Assert.Contains("hp-proliant-ml110-g4, hp-proliant-ml110-g5", e.Expected, StringComparison.Ordinal);
        Assert.NotEmpty(e.NextStep);
    }

    private static IEnumerable<(string Case, (string, byte[])[] Files, string Load, string Place, string Found)> PlanetLabCases()
    {
        yield return ("missing", [], "day", "day\"", "neither a known name nor a file");
        yield return ("missing zip", [], "day.zip", "day.zip\"", "neither a known name nor a file");
        yield return ("only hidden files", [File1("day/.x", "1")], "day", "day", "no trace files");
        yield return ("a folder inside", [File1("day/vm", TraceFiles.Day()), File1("day/inner/vm", "1")], "day", "inner", "a folder");
        yield return Day("empty file", "", "vm_1", "an empty file");
        yield return Day("101", TraceFiles.DayWith(214, "101"), "vm_1, line 214", "\"101\"");
        yield return Day("-1", TraceFiles.DayWith(1, "-1"), "vm_1, line 1", "\"-1\"");
        yield return Day("NaN", TraceFiles.DayWith(288, "NaN"), "vm_1, line 288", "\"NaN\"");
        yield return Day("N/A", TraceFiles.DayWith(7, "N/A"), "vm_1, line 7", "\"N/A\"");
        yield return Day("decimal", TraceFiles.DayWith(2, "12.5"), "vm_1, line 2", "\"12.5\"");
        yield return Day("many digits", TraceFiles.DayWith(2, "00000000012"), "vm_1, line 2", "\"00000000012\"");
        yield return Day("overflow", TraceFiles.DayWith(2, new string('9', 60)), "vm_1, line 2", "999…\"");
        yield return Day("289 lines", TraceFiles.Day(289), "vm_1, line 289", "more than 288 lines");
        yield return Day("a blank line at the end", TraceFiles.Day() + "\n", "vm_1, line 289", "more than 288 lines");
        yield return Day("287 lines", TraceFiles.Day(287), "vm_1, line 288", "the end of the file after 287 lines");
        yield return Day("blank line", TraceFiles.DayWith(100, ""), "vm_1, line 100", "an empty line");
        yield return Day("blank CRLF line", TraceFiles.DayWith(100, "\r"), "vm_1, line 100", "an empty line");
        yield return Day("CR only", TraceFiles.Day(lineEnd: "\r"), "vm_1, line 1", "\\x0D");
        yield return Day("byte-order mark", "\uFEFF" + TraceFiles.Day(), "vm_1, line 1", "a UTF-8 byte-order mark");
        yield return ("UTF-16", [("day/vm_1", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(TraceFiles.Day())])], "day", "vm_1, line 1", "UTF-16");
        yield return ("binary", [("day/vm_1", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 10])], "day", "vm_1, line 1", "\\x7FELF\\x00\\x01");
    }

    private static IEnumerable<(string Case, (string, byte[])[] Files, string Load, string Place, string Found)> PackedCases()
    {
        byte[] zip = TraceFiles.Zip(("d/a", TraceFiles.Day()), ("d/b", TraceFiles.DayWith(214, "x")));
        yield return ("bad line in a zip", [("d.zip", zip)], "d.zip", "d.zip/d/b, line 214", "\"x\"");
        yield return ("zip cut at half", [("d.zip", zip[..(zip.Length / 2)])], "d.zip", "d.zip", "no complete zip file");
        yield return ("zip without its last byte", [("d.zip", zip[..^1])], "d.zip", "d.zip", "no complete zip file");
        yield return ("text as a zip", [File1("d.zip", "hello")], "d.zip", "d.zip", "no complete zip file");
        yield return ("an empty file as a zip", [File1("d.zip", "")], "d.zip", "d.zip", "no complete zip file");
        yield return ("a zip without entries", [("d.zip", TraceFiles.Zip())], "d.zip", "d.zip", "no trace files");
        yield return ("two days in a zip", [("d.zip", TraceFiles.Zip(("d/a", TraceFiles.Day()), ("e/a", TraceFiles.Day())))], "d.zip",
            "d.zip/e/a", "a second folder");
        yield return ("a VM twice", [("d.zip", TraceFiles.Zip(("d/a", TraceFiles.Day()), ("d/a", TraceFiles.Day())))], "d.zip",
            "d.zip/d/a", "the same file twice");
        yield return ("a huge entry", [("d.zip", TraceFiles.Zip(("d/a", new string('0', 5_000_000))))], "d.zip", "d/a, line 1", "000…");
        byte[] gzip = TraceFiles.Gzip(Header + "0,1,2\n");
        yield return ("gz cut at half", [("a.csv.gz", gzip[..(gzip.Length / 2)])], "a.csv.gz", "a.csv.gz", "no complete gzip file");
        yield return ("gz without its last byte", [("a.csv.gz", gzip[..^1])], "a.csv.gz", "a.csv.gz", "no complete gzip file");
        yield return ("gz damaged", [("a.csv.gz", [.. gzip[..^8], 1, 2, 3, 4, .. gzip[^4..]])], "a.csv.gz", "a.csv.gz", "no complete gzip file");
        yield return ("text as gz", [File1("a.csv.gz", Header)], "a.csv.gz", "a.csv.gz", "no complete gzip file");
        yield return ("an empty gz", [File1("a.csv.gz", "")], "a.csv.gz", "a.csv.gz", "no complete gzip file");
        yield return ("another kind", [File1("a.parquet", "PAR1")], "a.parquet", "a.parquet", "another kind");
    }

    private static IEnumerable<(string Case, (string, byte[])[] Files, string Load, string Place, string Found)> CsvCases()
    {
        yield return Csv("empty", "", ".csv", "an empty file");
        yield return Csv("no header", "0,1,2\n1,3,4\n", "line 1", "\"0,1,2");
        yield return Csv("no VMs", "sample\n0\n", "line 1", "no VM");
        yield return Csv("no samples", Header, "line 2", "the end of the file");
        yield return Csv("short row", Header + "0,1,2\n1,3\n", "line 3", "2 fields");
        yield return Csv("long row", Header + "0,1,2,3\n", "line 2", "4 fields");
        yield return Csv("blank line", Header + "0,1,2\n\n1,3,4\n", "line 3", "an empty line");
        yield return Csv("a VM twice", "sample,a,a\n0,1,2\n", "line 1, column 3", "\"a\" a second time");
        yield return Csv("a VM without name", "sample,a,\n0,1,2\n", "line 1, column 3", "\"\"");
        yield return Csv("text in a cell", Header + "0,1,high\n", "line 2, column 3 (b)", "\"high\"");
        yield return Csv("empty cell", Header + "0,,2\n", "line 2, column 2 (a)", "an empty cell");
        yield return Csv("NaN", Header + "0,NaN,2\n", "line 2, column 2 (a)", "\"NaN\"");
        yield return Csv("infinity", Header + "0,1,Infinity\n", "line 2, column 3 (b)", "\"Infinity\"");
        yield return Csv("above 100", Header + "0,1,100.5\n", "line 2, column 3 (b)", "\"100.5\"");
        yield return Csv("below 0", Header + "0,-0.1,1\n", "line 2, column 2 (a)", "\"-0.1\"");
        yield return Csv("out of order", Header + "0,1,2\n2,1,2\n", "line 3, column 1 (sample)", "\"2\"");
        yield return Csv("samples from 1", Header + "1,1,2\n", "line 2, column 1 (sample)", "\"1\"");
        yield return Csv("semicolons", "sample;a;b\n0;1;2\n", "line 1", "\"sample;a;b");
        yield return Csv("open quotation mark", Header + "0,\"1,2\n", "line 2", "quotation marks");
        yield return ("UTF-16", [("a.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header)])], "a.csv", "a.csv", "UTF-16");
        yield return ("Latin-1", [("a.csv", Encoding.Latin1.GetBytes("sample,é\n0,1\n"))], "a.csv", "a.csv", "not UTF-8");
        yield return ("binary", [("a.csv", [0x50, 0x41, 0, 1, 2, 10])], "a.csv", "line 1", "PA\\x00");
        yield return ("a folder for a file", [File1("day/cpu_percent.csv/x", "")], "day", "cpu_percent.csv", "a folder");
    }

    private static IEnumerable<(string Case, (string, byte[])[] Files, string Load, string Place, string Found)> MemoryCases()
    {
        yield return Memory("other VM", "sample,a,c\n0,1,2\n", "memory_percent.csv, line 1, column 3", "\"c\"");
        yield return Memory("fewer VMs", "sample,a\n0,1\n", "line 1, column 3", "no more VMs");
        yield return Memory("more VMs", "sample,a,b,c\n0,1,2,3\n", "line 1, column 4", "\"c\"");
        yield return Memory("more samples", Header + "0,1,2\n1,1,2\n", "memory_percent.csv, line 3", "2 samples");
        yield return Memory("above 100", Header + "0,1,106.5\n", "memory_percent.csv, line 2, column 3 (b)", "\"106.5\"");
        yield return ("packed and plain", [File1("d/cpu_percent.csv", Header), ("d/cpu_percent.csv.gz", TraceFiles.Gzip(Header))], "d", "d", "both");
    }

    private static (string, (string, byte[])[], string, string, string) Day(string name, string content, string place, string found) =>
        (name, [File1("day/vm_1", content)], "day", place, found);

    private static (string, (string, byte[])[], string, string, string) Csv(string name, string content, string place, string found) =>
        ("csv: " + name, [File1("a.csv", content)], "a.csv", place, found);

    private static (string, (string, byte[])[], string, string, string) Memory(string name, string content, string place, string found) =>
        ("memory: " + name, [File1("d/cpu_percent.csv", Header + "0,1,2\n"), File1("d/memory_percent.csv", content)], "d", place, found);

    private static (string, byte[]) File1(string name, string content) => (name, Encoding.UTF8.GetBytes(content));

    private static string[] Snapshot(string folder) =>
        [.. Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
