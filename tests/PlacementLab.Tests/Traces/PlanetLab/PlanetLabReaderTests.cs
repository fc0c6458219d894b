using System.IO.Compression;
using PlacementLab.Demand;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.PlanetLab;
using Xunit;

namespace PlacementLab.Tests.Traces.PlanetLab;

public sealed class PlanetLabReaderTests
{
    [Fact]
    public void Read_TakesValuesInOrderOfTimeAndVmsInOrdinalOrder()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("20110303.zip"), TraceFiles.Zip(
            ("20110303/b", "3\n0\n"), ("20110303/", ""), ("20110303/B", "100\n7\n"), ("20110303/a_1", "1\n007\n"), ("__MACOSX/._a", "x")));

        TraceSet set = PlanetLabReader.Read(folder.File("20110303.zip"), new PlanetLabOptions { SamplesPerFile = 2 });

        Assert.Equal("20110303", set.Name);
        Assert.Equal(TimeSpan.FromMinutes(5), set.Step);
        Assert.Equal(["B", "a_1", "b"], set.Traces.Select(t => t.Name));
        Assert.Equal([100f, 7f], set.Traces[0].CpuPercent);
        Assert.Equal([1f, 7f], set.Traces[1].CpuPercent);
        Assert.Equal([3f, 0f], set.Traces[2].CpuPercent);
        Assert.False(set.HasMemory);
    }

    [Fact]
    public void Read_EscapesControlCharactersInNames()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("a.zip"), TraceFiles.Zip(("d/vm\u001B[1m", "1\n")));

        TraceSet set = PlanetLabReader.Read(folder.File("a.zip"), new() { SamplesPerFile = 1, Name = "a\nb" });

        Assert.Equal("vm\\x1B[1m", set.Traces[0].Name);
        Assert.Equal("a\\x0Ab", set.Name);
    }

    [Theory]
    [InlineData("12\n34\n")]
    [InlineData("12\n34")]
    [InlineData("12\r\n34\r\n")]
    [InlineData("12\r\n34")]
    [InlineData("12\n34\r")]
    public void Read_AcceptsBothLineEndsAndAMissingLastOne(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("vm"), content);

        Assert.Equal([12f, 34f], PlanetLabReader.Read(folder.Path, new() { SamplesPerFile = 2 }).Traces[0].CpuPercent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void Options_OutsideTheRange_AreRefused(int samples) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlanetLabOptions { SamplesPerFile = samples });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Read_OfRandomTraces_GivesThemBack_FromFolderAndZip(int seed)
    {
        var random = new Random(seed);
        int samples = random.Next(1, 400);
        var files = Enumerable.Range(0, random.Next(1, 30))
            .Select(vm => ($"20110303/host{random.Next(1000)}_{vm}", Values: Enumerable.Range(0, samples).Select(_ => random.Next(101)).ToArray()))
            .ToList();
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("day.zip"), TraceFiles.Zip(files.Select(f => (f.Item1, string.Join('\n', f.Values) + "\n"))));
        ZipFile.ExtractToDirectory(folder.File("day.zip"), folder.Path);
        var options = new PlanetLabOptions { SamplesPerFile = samples };

        TraceSet fromZip = PlanetLabReader.Read(folder.File("day.zip"), options);

        Assert.Equal(files.Count, fromZip.Traces.Length);
        foreach ((string name, int[] values) in files)
        {
            UtilizationTrace trace = fromZip.Traces.Single(t => "20110303/" + t.Name == name);
            Assert.Equal(values.Select(v => (float)v), trace.CpuPercent);
        }

        TraceFiles.AssertEqual(fromZip, PlanetLabReader.Read(folder.File("20110303"), options));
    }

    [Fact]
    public void Read_OfAPublicDay_IsTheSameFromFolderAndZip()
    {
        string zip = SharedDatasets.PathOrSkip("planetlab", "20110303.zip");
        using var folder = new TemporaryFolder();
        ZipFile.ExtractToDirectory(zip, folder.Path);

        TraceSet fromZip = PlanetLabReader.Read(zip);
        TraceSet fromFolder = PlanetLabReader.Read(folder.File("20110303"));

        TraceFiles.AssertEqual(fromZip, fromFolder);
        UtilizationTrace first = fromZip.Traces[0];
        string[] lines = File.ReadAllLines(Path.Combine(folder.Path, "20110303", first.Name));
        Assert.Equal(lines.Select(float.Parse), first.CpuPercent);
    }
}
