using System.Reflection;
using System.Xml.Linq;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Conventions;

/// <summary>Projects refer one way: Cli → Figures → Experiments → {Traces, Prediction, Optimization, Testbed} → PlacementLab.</summary>
public sealed class AssemblyTests
{
    private static readonly string[][] _order =
    [
        ["PlacementLab"],
        ["PlacementLab.Traces", "PlacementLab.Prediction", "PlacementLab.Optimization", "PlacementLab.Testbed"],
        ["PlacementLab.Experiments"],
        ["PlacementLab.Figures"],
        ["PlacementLab.Cli"],
    ];

    [Fact]
    public void ProjectsReferOneWay() =>
        Assert.Empty(House.Assemblies.SelectMany(a => Upward(a.GetName().Name!, [.. a.GetReferencedAssemblies().Select(r => r.Name!)])));

    [Fact]
    public void ReferenceUpwardsOrSidewaysIsFound()
    {
        Assert.Single(Upward("PlacementLab.Traces", ["System.Runtime", "PlacementLab", "PlacementLab.Prediction"]));
        Assert.Single(Upward("PlacementLab", ["PlacementLab.Traces"]));
        Assert.Empty(Upward("PlacementLab.Cli", ["PlacementLab", "PlacementLab.Figures", "Spectre.Console"]));
        Assert.Single(Upward("PlacementLab.Unknown", []));
    }

    [Fact]
    public void CoreUsesTheFrameworkAlone() => Assert.Empty(ThirdParty(House.Core));

    [Fact]
    public void ThirdPartyReferenceIsFound() =>
        Assert.Contains(ThirdParty(typeof(AssemblyTests).Assembly), name => name.StartsWith("xunit", StringComparison.Ordinal));

    [Fact]
    public void CoreListsNoPackage()
    {
        XDocument project = XDocument.Parse(House.Read("src/PlacementLab/PlacementLab.csproj"));

        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("ProjectReference"));
    }

    [Fact]
    public void EveryProjectHasAReadmeWithDecisions()
    {
        string[] missing = [.. House.Projects().Where(p => !HasDecisions(Path.Combine(Checkout.Root, "src", p, "README.md")))];

        Assert.Empty(missing);
        Assert.False(HasDecisions(Path.Combine(Checkout.Root, "datasets", "README.md")));
        Assert.False(HasDecisions(Path.Combine(Checkout.Root, "LICENSE")));
    }

    private static bool HasDecisions(string path) =>
        File.Exists(path) && File.ReadLines(path).Any(line => line.StartsWith('#') && line.TrimStart('#', ' ') == "Decisions");

    private static IEnumerable<string> Upward(string project, IReadOnlyList<string> references)
    {
        int rank = RankOf(project);
        return rank < 0
            ? [$"{project} has no place in the order"]
            : references.Where(r => r.StartsWith("PlacementLab", StringComparison.Ordinal) && RankOf(r) >= rank).Select(r => $"{project} → {r}");
    }

    private static int RankOf(string project) => Array.FindIndex(_order, rank => rank.Contains(project));

    private static IEnumerable<string> ThirdParty(Assembly assembly)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => !File.Exists(Path.Combine(framework, n + ".dll")));
    }
}
