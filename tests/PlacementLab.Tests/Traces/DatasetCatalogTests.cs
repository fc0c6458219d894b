using PlacementLab.Demand;
using PlacementLab.Tests.Support;
using PlacementLab.Traces;
using PlacementLab.Traces.Files;
using Xunit;

namespace PlacementLab.Tests.Traces;

public sealed class DatasetCatalogTests
{
    [Fact]
    public void List_KnowsEveryRowOfTheManifest()
    {
        using var root = new TemporaryFolder();

        var all = DatasetCatalog.List(root.Path);

        string[] rows = File.ReadAllLines(Path.Combine(Checkout.Root, "datasets", "manifests", "public-traces.csv"));
        Assert.Equal(rows.Skip(1).Select(r => r.Split(',')[0]), all.Select(d => d.Name));
        Assert.All(all, d => Assert.DoesNotContain("", new[] { d.Title, d.Span, d.Contains, d.Terms, d.Where }));
        DatasetDescription sample = all[0];
        Assert.Equal(("google2011-sample", 97, 300, DatasetState.Shipped), (sample.Name, sample.Vms, sample.StepSeconds, sample.State));
        Assert.All(all.Where(d => d.Name.StartsWith("planetlab/", StringComparison.Ordinal)), d => Assert.Equal(DatasetState.NotFound, d.State));
        Assert.Equal(DatasetState.NoReaderYet, all.Single(d => d.Name == "bitbrains").State);
        Assert.Null(all.Single(d => d.Name == "azure-packing-2020").Vms);
    }

    [Fact]
    public void List_FindsZipsAndFolders()
    {
        using var root = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(root.Path, "planetlab", "20110306"));
        File.WriteAllBytes(Path.Combine(root.Path, "planetlab", "20110303.zip"), TraceFiles.Zip(("20110303/vm", TraceFiles.Day())));

        var found = DatasetCatalog.List(root.Path).Where(d => d.State == DatasetState.Found).ToList();

        Assert.Equal(["planetlab/20110303", "planetlab/20110306"], found.Select(d => d.Name));
        Assert.Equal(Path.Combine(root.Path, "planetlab", "20110303.zip"), found[0].Path);
        Assert.Equal(Path.Combine(root.Path, "planetlab", "20110306"), found[1].Path);
    }

    [Fact]
    public void Load_OfAPublicDay_HasItsNameChecksumAndSource()
    {
        using var root = new TemporaryFolder();
        string path = Path.Combine(root.Path, "planetlab", "20110303.zip");
        byte[] zip = TraceFiles.Zip(("20110303/vm", TraceFiles.Day()));
        AtomicFile.Write(path, s => s.Write(zip));

        LoadedDataset loaded = DatasetCatalog.Load("planetlab/20110303", root.Path);

        Assert.Equal("planetlab/20110303", loaded.Traces.Name);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(zip)), loaded.Checksum);
        Assert.Equal(path, loaded.Source);
    }

    [Fact]
    public void Load_OfADayThatIsNotInTheList_TakesWhatLiesThere()
    {
        using var root = new TemporaryFolder();
        AtomicFile.WriteText(Path.Combine(root.Path, "planetlab", "20990101", "vm"), TraceFiles.Day());

        Assert.Equal("planetlab/20990101", DatasetCatalog.Load("planetlab/20990101", root.Path).Traces.Name);
    }

    [Theory]
    [InlineData("own/cpu_percent.csv", "own", "own")]
    [InlineData("own.csv", "own.csv", "own")]
    [InlineData("own/vm_1", "own", "own")]
    public void Load_OfAPath_RecognisesTheForm(string file, string load, string name)
    {
        using var folder = new TemporaryFolder();
        bool isCsv = file.EndsWith(".csv", StringComparison.Ordinal);
        AtomicFile.WriteText(folder.File(file), isCsv ? "sample,vm_1\n0,7\n" : TraceFiles.Day());

        LoadedDataset loaded = DatasetCatalog.Load(folder.File(load));

        Assert.Equal((name, "vm_1"), (loaded.Traces.Name, loaded.Traces.Traces[0].Name));
        Assert.Equal(isCsv ? 1 : 288, loaded.Traces.SampleCount);
    }

    [Fact]
    public void Load_OfTheSample_NeedsNoFolder()
    {
        using var root = new TemporaryFolder();

        LoadedDataset loaded = DatasetCatalog.Load("google2011-sample", root.File("nowhere"));

        Assert.Equal("datasets/google2011-sample", loaded.Source);
        byte[] both = [.. File.ReadAllBytes(SampleFile("cpu_percent.csv.gz")), .. File.ReadAllBytes(SampleFile("memory_percent.csv.gz"))];
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(both)), loaded.Checksum);
    }

    [Fact]
    public void Root_IsSearchedUpwardsFromTheWorkingFolder()
    {
        using var folder = new TemporaryFolder();
        string shared = Directory.CreateDirectory(Path.Combine(folder.Path, "shared", "datasets")).FullName;
        string deep = Directory.CreateDirectory(Path.Combine(folder.Path, "checkout", "src", "project")).FullName;

        Assert.Equal(shared, DatasetRoot.Search(Path.Combine(folder.Path, "checkout")));
        Assert.Equal(shared, DatasetRoot.Search(deep));
        Assert.Equal(deep, DatasetRoot.Resolve(deep));
    }

    [Theory]
    [InlineData("20110303", 1052)]
    [InlineData("20110306", 898)]
    [InlineData("20110309", 1061)]
    [InlineData("20110322", 1516)]
    [InlineData("20110325", 1078)]
    [InlineData("20110403", 1463)]
    [InlineData("20110409", 1358)]
    [InlineData("20110411", 1233)]
    [InlineData("20110412", 1054)]
    [InlineData("20110420", 1033)]
    public void Load_OfThePlanetLabDays_HasTheKnownCountsAndMeans(string day, int vms)
    {
        string root = Path.GetDirectoryName(Path.GetDirectoryName(SharedDatasets.PathOrSkip("planetlab", day + ".zip"))!)!;

        TraceSet set = DatasetCatalog.Load("planetlab/" + day, root).Traces;

        Assert.Equal(vms, set.Traces.Length);
        Assert.Equal(vms, DatasetCatalog.List(root).Single(d => d.Name == "planetlab/" + day).Vms);
        Assert.Equal((288, 288, false), (set.SampleCount, set.SamplesPerDay, set.HasMemory));
        Assert.InRange(set.Traces.Average(t => t.CpuPercent.Average(v => (double)v)), 9.25, 12.45);
        Assert.Equal(set.Traces.Select(t => t.Name).Order(StringComparer.Ordinal), set.Traces.Select(t => t.Name));
    }

    private static string SampleFile(string name) => Path.Combine(Checkout.Root, "datasets", "google2011-sample", name);
}
