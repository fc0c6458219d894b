using Xunit;

namespace PlacementLab.Tests.Conventions;

/// <summary>Files are small and named after what they hold.</summary>
public sealed class SourceFileTests
{
    private const int MostLinesOfAFile = 500;
    private const int MostLinesOfAMethod = 60;

    private static readonly Lazy<SourceFile[]> _src = new(() => [.. House.Sources("src").Select(Parse)]);
    private static readonly Lazy<SourceFile[]> _all = new(() => [.. _src.Value, .. House.Sources("tests").Select(Parse)]);

    [Fact]
    public void FilesAreShort()
    {
        Assert.Empty(_all.Value.Where(f => f.Lines > MostLinesOfAFile).Select(f => $"{f.Path}: {f.Lines} lines"));
        Assert.True(Median(_src.Value.Select(f => f.Lines)) <= 100);
    }

    [Fact]
    public void OnePublicTypePerFileNamedLikeIt() => Assert.Empty(_all.Value.SelectMany(f => f.TypesOutOfPlace()));

    [Fact]
    public void TypesOutOfPlaceAreFound()
    {
        const string Two = "namespace N; public sealed class A { public sealed class Inside; } public enum B { C }";

        Assert.NotEmpty(new SourceFile("src/A.cs", Two).TypesOutOfPlace());
        Assert.NotEmpty(new SourceFile("src/B.cs", "namespace N; public record struct A(int X);").TypesOutOfPlace());
        Assert.Empty(new SourceFile("src/A.Parsing.cs", "namespace N; public sealed partial class A; internal class B;").TypesOutOfPlace());
    }

    [Fact]
    public void MethodsAreShort()
    {
        int[] lengths = [.. _src.Value.SelectMany(f => f.Methods()).Select(m => m.Lines).Order()];

        Assert.Empty(_src.Value.SelectMany(f => f.Methods()).Where(m => m.Lines > MostLinesOfAMethod).ToArray());
        Assert.InRange(Median(lengths), 1, 10);
        Assert.InRange(lengths[lengths.Length * 9 / 10], 1, 30);
    }

    [Fact]
    public void LengthsAreCounted()
    {
        var file = new SourceFile("A.cs", "class A\n{\n    int F()\n    {\n        return 1;\n    }\n}\n");

        Assert.Equal(7, file.Lines);
        Assert.Equal(("A.cs:3", 4), Assert.Single(file.Methods()));
        Assert.Equal(7.0, Median([9, 7, 1]));
    }

    [Fact]
    public void MethodsTakeAtMostFiveParameters()
    {
        Assert.Empty(_src.Value.SelectMany(f => f.LongParameterLists()));
        Assert.Single(new SourceFile("A.cs", "class A { public void F(int a, int b, int c, int d, int e, int f) { } }").LongParameterLists());
    }

    private static SourceFile Parse(string path) => new(path, House.Read(path));

    private static double Median(IEnumerable<int> values)
    {
        int[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }
}
