using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Migrations;
using Xunit;

namespace PlacementLab.Tests.Traces.Migrations;

public sealed class DirtySampleFileTests
{
    [Fact]
    public void Samples_AreReadInTheirOrder() =>
        Assert.Equal([new(1e-6, 0), new(0.5, 1), new(864_000_000, 9e18)], Read("1e-6,0\n0.5,1\n864000000,9e18\n"));

    [Fact]
    public void FinalLineBreak_IsNotNeeded() => Assert.Equal([new(1, 4096), new(2, 8192)], Read("1,4096\n2,8192"));

    [Fact]
    public void NoiseOfAPercent_MayFall() => Assert.Equal([new(1, 1000), new(2, 990), new(3, 2000)], Read("1,1000\n2,990\n3,2000\n"));

    [Theory]
    [InlineData("1,100\n2,50\n3,400000000\n", "line 3, column 2 (bytes): found \"50\", expected at least the 100 bytes written before")]
    [InlineData("1,1000\n2,995\n3,989\n", "line 4, column 2 (bytes): found \"989\", expected at least the 1000 bytes written before")]
    [InlineData("0,2\n", "line 2, column 1 (seconds): found \"0\", expected a time after 0 s")]
    [InlineData("2,2\n2,3\n", "line 3, column 1 (seconds): found \"2\", expected a time after 2 s")]
    [InlineData("NaN,2\n", "column 1 (seconds): found \"NaN\"")]
    [InlineData("Infinity,2\n", "column 1 (seconds): found \"Infinity\", expected a time from 1 µs to 10,000 days")]
    [InlineData("1e-300,1000000000\n", "line 2, column 1 (seconds): found \"1e-300\", expected a time from 1 µs to 10,000 days")]
    [InlineData("1e-320,1\n1,1\n2,1\n", "line 2, column 1 (seconds): found \"1e-320\", expected a time from 1 µs to 10,000 days")]
    [InlineData("1e-12,1e9\n1,1e9\n2,1e9\n3,1e9\n", "line 2, column 1 (seconds): found \"1e-12\"")]
    [InlineData("1,1\n2,1\n3,1\n1e200,1\n", "line 5, column 1 (seconds): found \"1e200\", expected a time from 1 µs to 10,000 days")]
    [InlineData("1,0\n2,0\n3,0\n4,1e-300\n", "line 5, column 2 (bytes): found \"1e-300\", expected bytes: 0, or from 1 to 9e18")]
    [InlineData("1,0.5\n", "line 2, column 2 (bytes): found \"0.5\"")]
    [InlineData("1,-1\n", "line 2, column 2 (bytes): found \"-1\"")]
    [InlineData("1,1e19\n", "line 2, column 2 (bytes): found \"1e19\"")]
    [InlineData("1,two\n", "line 2, column 2 (bytes): found \"two\"")]
    [InlineData("1,2,3\n", "line 2: found 3 fields, expected 2 fields: seconds,bytes")]
    [InlineData("\n", "line 2")]
    public void BadLine_IsNamed(string lines, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidInputException>(() => Read(lines)).Message, StringComparison.Ordinal);

    private static ImmutableArray<DirtySample> Read(string lines)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("samples.csv");
        File.WriteAllText(path, $"seconds,bytes\n{lines}");
        return DirtySampleFile.Read(path);
    }
}
