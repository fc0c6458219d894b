using System.Collections.Immutable;
using System.Text;
using PlacementLab.Demand;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Csv;
using PlacementLab.Traces.Files;
using Xunit;

namespace PlacementLab.Tests.Traces.Csv;

public sealed class WideCsvReaderTests
{
    [Fact]
    public void Read_OfAFolder_TakesCpuAndMemory()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder.File("mine/cpu_percent.csv"), "sample,web,db\n0,12.5,3e1\n1,0,100\n");
        AtomicFile.Write(folder.File("mine/memory_percent.csv.gz"), s => s.Write(TraceFiles.Gzip("sample,web,db\n0,1,2\n1,3,4\n")));

        TraceSet set = WideCsvReader.Read(folder.File("mine"), new WideCsvOptions { Step = TimeSpan.FromMinutes(1) });

        Assert.Equal(("mine", TimeSpan.FromMinutes(1), 2), (set.Name, set.Step, set.SampleCount));
        Assert.Equal(["web", "db"], set.Traces.Select(t => t.Name));
        Assert.Equal([12.5f, 0f], set.Traces[0].CpuPercent);
        Assert.Equal([30f, 100f], set.Traces[1].CpuPercent);
        Assert.Equal([2f, 4f], set.Traces[1].MemoryPercent);
    }

    [Theory]
    [InlineData("sample,a,b\r\n0,1,2\r\n1,3,4\r\n")]
    [InlineData("sample,a,b\n0,1,2\n1,3,4")]
    [InlineData("\uFEFFsample,a,b\n0,1,2\n1,3,4\n")]
    [InlineData("sample,\"a\",\"b\"\n0,1,2\n1,\"3\",4\n")]
    [InlineData("sample,a,b\n0, 1 ,2\n1,3.0,4\n")]
    public void Read_AcceptsWhatSpreadsheetsWrite(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("own.csv"), content, new UTF8Encoding(false));

        TraceSet set = WideCsvReader.Read(folder.File("own.csv"));

        Assert.Equal("own", set.Name);
        Assert.Equal(["a", "b"], set.Traces.Select(t => t.Name));
        Assert.Equal([1f, 3f], set.Traces[0].CpuPercent);
        Assert.Equal([2f, 4f], set.Traces[1].CpuPercent);
        Assert.False(set.HasMemory);
    }

    [Fact]
    public void Read_KeepsNamesOutsideAscii()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("own.csv.gz"), TraceFiles.Gzip("sample,größe-1\n0,1\n"));

        TraceSet set = WideCsvReader.Read(folder.File("own.csv.gz"));

        Assert.Equal(("own", "größe-1"), (set.Name, set.Traces[0].Name));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    public void Read_OfRandomTraces_GivesThemBack(int seed, bool hasMemory)
    {
        var random = new Random(seed);
        int samples = random.Next(1, 300);
        ImmutableArray<float> Values() => [.. Enumerable.Range(0, samples).Select(_ => random.NextSingle() * 100)];
        var set = new TraceSet("random", TimeSpan.FromMinutes(5),
            [.. Enumerable.Range(0, random.Next(1, 40)).Select(v => new UtilizationTrace($"vm-{v}", Values(), hasMemory ? Values() : []))]);
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder.File("cpu.csv"), TraceFiles.Wide(set, t => t.CpuPercent));
        AtomicFile.WriteText(folder.File("memory.csv"), TraceFiles.Wide(set, t => t.MemoryPercent.IsEmpty ? t.CpuPercent : t.MemoryPercent));

        TraceSet back = WideCsvReader.ReadFiles(folder.File("cpu.csv"), hasMemory ? folder.File("memory.csv") : null);

        TraceFiles.AssertEqual(set, back);
    }

    [Fact]
    public void Options_RefuseAStepThatIsNotPositive() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WideCsvOptions { Step = TimeSpan.Zero });
}
