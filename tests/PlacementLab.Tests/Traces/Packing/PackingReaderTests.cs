using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using PlacementLab.Placement.Packing;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Packing;
using Xunit;

namespace PlacementLab.Tests.Traces.Packing;

public sealed class PackingReaderTests
{
    [Fact]
    public void VbpIsRead()
    {
        PackingProblem problem = Vbp("2\n10 20\n3\n1 2 4\n3 4 5\n10 20 1\n");

        Assert.Equal([10L, 20L], problem.Capacity);
        Assert.Equal([1L, 2, 3, 4, 10, 20], problem.Sizes.ToArray());
        Assert.Equal([4, 5, 1], problem.Counts);
    }

    [Fact]
    public void BpplibIsReadWithCrLfAndEqualSizesTogether()
    {
        PackingProblem problem = Bpplib("5\r\n150\r\n40\r\n100\r\n40\r\n7\r\n40\r\n");

        Assert.Equal([100L, 40, 7], problem.Sizes.ToArray());
        Assert.Equal([1, 3, 1], problem.Counts);
        Assert.Equal(5, problem.ItemCount);
    }

    [Theory]
    [InlineData("2\n10 20\n3\n1 2 4\n3 4", "line 5", "the end of the file", "number of items of type 2")]
    [InlineData("2\n10 20\n1\n1 2 4\n3 4 5\n", "line 5", "\"3\" after", "the end of the file")]
    [InlineData("1\n10\n1\n-3 1\n", "line 4", "-3", "0 or more")]
    [InlineData("1\n10\n1\n11 1\n", "line 4", "11", "fits in no bin")]
    [InlineData("1\n99999999999999999999\n0\n", "line 2", "\"99999999999999999999\"", "64 bits")]
    [InlineData("1\n9223372036854775807\n1\n9223372036854775807 2\n", "x.vbp", "18446744073709551614", "64 bits")]
    [InlineData("1\n10\nmany\n", "line 3", "\"many\"", "whole number")]
    [InlineData("1\n10\n1\n3 1.5\n", "line 4", "\"1.5\"", "whole number")]
    [InlineData("0\n", "line 1", "0", "from 1")]
    [InlineData("", "line 1", "the end of the file", "number of resources")]
    public void BadVbpIsRefusedWithItsLine(string text, string place, string found, string expected)
    {
        var e = Assert.Throws<InvalidInputException>(() => Vbp(text));

        Assert.Contains(place, e.Place, StringComparison.Ordinal);
        Assert.Contains(found, e.Found, StringComparison.Ordinal);
        Assert.Contains(expected, e.Expected, StringComparison.Ordinal);
        Assert.NotEmpty(e.NextStep);
    }

    [Theory]
    [InlineData("3\r\n10\r\n4\r\n5\r\n", "line 5", "size of item 3 of 3")]
    [InlineData("1\r\n10\r\n4\r\n5\r\n", "line 4", "the end of the file")]
    [InlineData("1\r\n10\r\n12\r\n", "line 3", "fits in no bin")]
    [InlineData("-1\r\n10\r\n", "line 1", "number of items")]
    public void BadBpplibIsRefusedWithItsLine(string text, string place, string expected)
    {
        var e = Assert.Throws<InvalidInputException>(() => Bpplib(text));

        Assert.Contains(place, e.Place, StringComparison.Ordinal);
        Assert.Contains(expected, e.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void ZipFolderAndTarGiveTheSameFiles()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("set/Wä scher"));
        File.WriteAllText(folder.File("set/Wä scher/b.txt"), "1\n10\n4\n");
        File.WriteAllText(folder.File("set/a.txt"), "0\n10\n");
        File.WriteAllText(folder.File("set/note.md"), "no problem");
        ZipFile.CreateFromDirectory(folder.File("set"), folder.File("set.zip"));
        using (FileStream file = File.Create(folder.File("set.tar.gz")))
        using (var gzip = new GZipStream(file, CompressionMode.Compress))
        {
            TarFile.CreateFromDirectory(folder.File("set"), gzip, includeBaseDirectory: true);
        }

        foreach (string path in new[] { "set", "set.zip", "set.tar.gz" })
        {
            var files = PackingArchive.Read(folder.File(path), ".txt").OrderBy(f => f.Name, StringComparer.Ordinal).ToArray();
            Assert.Equal(["a", "b"], files.Select(f => f.Name));
            Assert.Equal("Wä scher", files[1].Folder);
            Assert.Equal("1\n10\n4\n", Encoding.UTF8.GetString(files[1].Content));
        }
    }

    [Theory]
    [InlineData("x.zip")]
    [InlineData("x.tar")]
    [InlineData("x.tar.gz")]
    [InlineData("x.rar")]
    public void BrokenArchiveIsRefused(string name)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(name), new string('x', 2000));

        Assert.Contains(name, Assert.Throws<InvalidInputException>(() => PackingArchive.Read(folder.File(name), ".vbp")).Place, StringComparison.Ordinal);
    }

    [Fact]
    public void SummaryAndBoundsAreRead()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("s.csv"), "instance_name\tLB\tOPT\tbest\nclass1_20_3_0\t10\t11\t12\nclass2_20_3_1\t9\t-1\t9\n");
        File.WriteAllText(folder.File("b.csv"), "set,instance,items,capacity,L1_bound,lb,ub\nScholl/Scholl_3,HARD0,200,100000,55,56,56\nX,Y,1,2,3,4,5\n");

        Assert.Equal(
            [new KnownPacking("class1", "class1_20_3_0", 10, 11), new KnownPacking("class2", "class2_20_3_1", 9, null)],
            KnownPackingReader.ReadSummary(folder.File("s.csv")));
        Assert.Equal(
            [new KnownPacking("Scholl_3", "HARD0", 56, 56), new KnownPacking("X", "Y", 4, null)], KnownPackingReader.ReadBounds(folder.File("b.csv")));
    }

    [Theory]
    [InlineData("instance_name\tLB\tOPT\nx\t10\t9\n", "9 bins below")]
    [InlineData("instance_name\tLB\tOPT\nx\t10\n", "2 fields")]
    [InlineData("instance_name\tLB\tOPT\nx\tten\t11\n", "\"ten\"")]
    [InlineData("name,LB,OPT\n", "name,LB,OPT")]
    [InlineData("", "nothing")]
    public void BadTableIsRefused(string text, string found)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("s.csv"), text);

        Assert.Contains(found, Assert.Throws<InvalidInputException>(() => KnownPackingReader.ReadSummary(folder.File("s.csv"))).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void PublishedSetsAreReadAndOptimaAreNotBelowTheBounds()
    {
        var files = PackingArchive.Read(SharedDatasets.PathOrSkip("vectorpack", "New_instances.tar.gz"), ".vbp");
        var table = KnownPackingReader.ReadSummary(SharedDatasets.PathOrSkip("vectorpack", "New_summary_known.csv"));

        Assert.Equal((1080, 1080, 726), (files.Length, table.Length, table.Count(k => k.Optimum is not null)));
        Dictionary<string, int> optimum = table.Where(k => k.Optimum is not null).ToDictionary(k => k.Name, k => k.Optimum!.Value);
        foreach (PackingFile file in files.Where(f => optimum.ContainsKey(f.Name)))
        {
            PackingProblem problem = VbpReader.Parse(file.Content, file.Name, file.Place);
            Assert.True(PackingBounds.Aggregate(problem).Bins <= optimum[file.Name], file.Name);
        }
    }

    [Fact]
    public void BpplibIsReadFromItsZip()
    {
        var files = PackingArchive.Read(SharedDatasets.PathOrSkip("bpplib", "bpplib_classic.zip"), ".txt");
        var table = KnownPackingReader.ReadBounds(SharedDatasets.PathOrSkip("bpplib", "bounds_classic.csv"));
        var all = KnownPackingReader.ReadAllBounds(SharedDatasets.PathOrSkip("bpplib", "Bounds_all_BPPLib.jl.txt.gz"));

        Assert.Equal((1615, 1615, 6195, 5871), (files.Length, table.Count(k => k.Optimum is not null), all.Length, all.Count(k => k.Optimum is not null)));
        Assert.Equal(table.Select(k => k.Name).Order(StringComparer.Ordinal), files.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.Equal(1000, BpplibReader.Parse(files.Single(f => f.Name == "Falkenauer_u1000_00").Content, "u", "u").ItemCount);
    }

    private static PackingProblem Vbp(string text) => VbpReader.Parse(Encoding.UTF8.GetBytes(text), "x", "x.vbp");

    private static PackingProblem Bpplib(string text) => BpplibReader.Parse(Encoding.UTF8.GetBytes(text), "x", "x.txt");
}
