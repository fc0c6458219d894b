using System.Text.RegularExpressions;
using Xunit;

namespace PlacementLab.Tests.Conventions;

/// <summary>What lies where in the repository, and what must not lie there.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] _topLevel =
    [
        "Directory.Build.props", "Directory.Packages.props", "LICENSE", "PlacementLab.sln", "README.md", "datasets", "environment.md",
        "global.json", "notebooks", "src", "tests",
    ];

    [Fact]
    public void TopLevelIsAsDesigned() => Assert.Equal(_topLevel, TopLevel(House.TrackedFiles()));

    [Fact]
    public void FurtherTopLevelFolderIsFound() =>
        Assert.Equal(["docs", "src"], TopLevel(["src/A/B.cs", "docs/index.md", ".editorconfig", ".ci/run", "src/C.cs"]));

    [Fact]
    public void NoBuildOutputIsTracked()
    {
        Assert.Empty(House.TrackedFiles().Where(IsBuildOutput).ToArray());
        Assert.True(IsBuildOutput("src/PlacementLab/bin/Debug/net10.0/PlacementLab.xml"));
        Assert.True(IsBuildOutput(".artifacts/obj/project.assets.json"));
        Assert.True(IsBuildOutput("tests/native/libfoo.so"));
        Assert.False(IsBuildOutput("src/PlacementLab/Placement/Objective.cs"));
    }

    [Fact]
    public void WrittenPagesNameNoMachinePath()
    {
        string[] pages = [.. House.TrackedFiles().Where(f => f.EndsWith(".md", StringComparison.Ordinal) || f.EndsWith(".ipynb", StringComparison.Ordinal))];

        Assert.Empty(pages.Where(p => MachinePath().IsMatch(House.Read(p))).ToArray());
        Assert.Matches(MachinePath(), "see " + "/home/" + "me/data");
        Assert.DoesNotMatch(MachinePath(), "https://example.org/home/data and ../work/x");
    }

    private static string[] TopLevel(IEnumerable<string> files) =>
        [.. files.Select(f => f.Split('/')[0]).Where(n => !n.StartsWith('.')).Distinct().Order(StringComparer.Ordinal)];

    private static bool IsBuildOutput(string path) => BuildOutput().IsMatch(path);

    [GeneratedRegex(@"(^|/)(bin|obj|\.artifacts|TestResults|placementlab-out|BenchmarkDotNet\.Artifacts)/|\.(dll|pdb|so|exe|nupkg|cache)$")]
    private static partial Regex BuildOutput();

    [GeneratedRegex(@"(?<![\w./])/(work|tmp|home|root|mnt|Users)/\w")]
    private static partial Regex MachinePath();
}
