using System.Text;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Migrations;
using Xunit;

namespace PlacementLab.Tests.Traces.Migrations;

/// <summary>Readers of measured migrations: what is right is read, what is wrong is answered with its place.</summary>
public sealed class MeasurementReaderTests
{
    private const string OsicHeader = "source_file,storage,tunnelling,mode,flavor,iteration,direction,vm,duration_s,host_evacuation_start\n";
    private const string OsicRow = "a.txt,block,on,serial,medium,3,x,VM1,57.627,Thu\n";

    [Fact]
    public void Columns_are_found_by_name()
    {
        OsicMigration row = Assert.Single(ReadOsic(OsicHeader + OsicRow));
        Assert.Equal(new OsicMigration(true, true, false, "medium", 3, 57.627), row);
        Assert.Equal((8, 80), (row.MemoryGigabytes, row.DiskGigabytes));
    }

    [Theory]
    [InlineData("storage,tunnelling\nblock,on\n", "line 1", "no column \"mode\"")]
    [InlineData(OsicHeader, "line 2", "the end of the file")]
    [InlineData(OsicHeader + "a,block,on\n", "line 2", "3 fields")]
    [InlineData(OsicHeader + "a.txt,tape,on,serial,medium,3,x,VM1,57,Thu\n", "column storage", "\"tape\"")]
    [InlineData(OsicHeader + "a.txt,block,on,serial,medium,3,x,VM1,,Thu\n", "column duration_s", "an empty cell")]
    [InlineData(OsicHeader + "a.txt,block,on,serial,medium,3,x,VM1,-5,Thu\n", "column duration_s", "\"-5\"")]
    [InlineData(OsicHeader + "a.txt,block,on,serial,medium,3,x,VM1,NaN,Thu\n", "column duration_s", "\"NaN\"")]
    [InlineData(OsicHeader + "a.txt,block,on,serial,medium,3.5,x,VM1,5,Thu\n", "column iteration", "\"3.5\"")]
    [InlineData("", "", "an empty file")]
    public void What_cannot_be_used_is_answered_with_its_place(string content, string place, string found)
    {
        InvalidInputException failure = Assert.Throws<InvalidInputException>(() => ReadOsic(content));
        Assert.Contains(place, failure.Message, StringComparison.Ordinal);
        Assert.Contains(found, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_cut_one_are_refused()
    {
        using var folder = new TemporaryFolder();
        string cut = Path.Combine(folder.Path, "durations.csv.gz");
        File.WriteAllBytes(cut, TraceFiles.Gzip(OsicHeader + OsicRow)[..^6]);

        Assert.Contains("nothing there", Assert.Throws<InvalidInputException>(() => OsicReader.Read(cut + "x")).Message, StringComparison.Ordinal);
        Assert.Contains("gzip", Assert.Throws<InvalidInputException>(() => OsicReader.Read(cut)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Public_sets_are_read_whole()
    {
        string folder = SharedDatasets.PathOrSkip("live_migration");
        Assert.Equal(918, MrmpplmReader.Read(Path.Combine(folder, "mrmpplm", "migrations.csv.gz")).Length);
        Assert.Equal(40, PgvmReader.Read(Path.Combine(folder, "pgvm_thesis", "migrations.csv.gz")).Length);
        Assert.Equal(4783, OsicReader.Read(Path.Combine(folder, "osic_openstack", "durations.csv.gz")).Length);
        Assert.Equal(3308, DpnmReader.Read(Path.Combine(folder, "dpnm_openstack", "migrations_66features.csv.gz")).Length);
        Assert.Equal(250, MvmReader.ReadFolder(SharedDatasets.PathOrSkip("mvm_ucc15")).Length);
    }

    [Fact]
    public void Pages_of_the_first_round_are_those_with_content()
    {
        string folder = SharedDatasets.PathOrSkip("live_migration", "mrmpplm");
        MrmpplmMigration first = MrmpplmReader.Read(Path.Combine(folder, "migrations.csv.gz"))[0];
        // 4,198,610 pages in round 1, 3,944,373 of them without content: 254,237.
        Assert.Equal(254_237, first.FirstRoundPages);
        Assert.Equal([4_198_610, 7_235, 423], first.PagesPerRound);
    }

    [Fact]
    public void A_plan_that_is_no_plan_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("random.*.json", Assert.Throws<InvalidInputException>(() => MvmReader.ReadFolder(folder.Path)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.Path, "random.1.json"), "{\"actions\":[]}");
        Assert.Contains("random.1.json", Assert.Throws<InvalidInputException>(() => MvmReader.ReadFolder(folder.Path)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.Path, "curve.json"), "{\"periods_ms\":");
        Assert.Throws<InvalidInputException>(() => PublishedCurveReader.Read(Path.Combine(folder.Path, "curve.json")));
    }

    private static IReadOnlyList<OsicMigration> ReadOsic(string content)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "durations.csv");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        return OsicReader.Read(path);
    }
}
