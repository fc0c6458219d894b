using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Problems;
using Xunit;

namespace PlacementLab.Tests.Traces.Problems;

public class PlacementProblemFileTests
{
    private const string Small =
        """
        {"format": "placementlab-problem", "version": 1,
         "resources": [{"name": "cpu", "unit": "MIPS"}, {"name": "memory", "unit": "B", "transient": true}],
         "hosts": [{"name": "h1", "labels": {"zone": "east"}, "capacity": {"cpu": 100, "memory": 1000}},
                   {"name": "h2", "labels": {"zone": "west"}, "capacity": {"memory": 1000, "cpu": 50}}],
         "hostGroups": {"both": ["h2", "h1"]},
         "vms": [{"name": "a", "usage": {"cpu": 10, "memory": 100}, "host": "h1"}, {"name": "b", "usage": {"cpu": 20, "memory": 200}}],
         "vmGroups": {"web": ["a", "b"]},
         "constraints": [{"type": "capacity"}, {"type": "spread", "vms": "web"}, {"type": "ban", "vms": ["b"], "hosts": ["both"]},
                         {"type": "zone-spread", "vms": ["web"], "by": "zone"}],
         "objective": [{"type": "hosts", "weight": 2.5}]}
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryProblemIsReadAsItWasWritten(bool isYaml)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            PlacementProblem problem = RandomDocuments.Of(seed);
            string text = PlacementProblemFile.ToText(problem, isYaml);
            PlacementProblem read = PlacementProblemFile.Parse(text, isYaml, "text");
            Assert.Null(SameContent.DifferenceOf(problem, read));
            Assert.Equal(text, PlacementProblemFile.ToText(read, isYaml));
        }
    }

    [Fact]
    public void EveryShippedConstraintIsAmongThoseRoundTripped()
    {
        Type[] shipped = [.. typeof(CapacityConstraint).Assembly.GetExportedTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IPlacementConstraint)))];
        Assert.NotEmpty(shipped);
        Assert.Empty(shipped.Except(RandomDocuments.Of(1).Constraints.Select(c => c.GetType())));
    }

    [Fact]
    public void EveryShippedTermIsAmongThoseRoundTripped()
    {
        Objective objective = RandomDocuments.Of(1).Objective;
        Type[] found =
        [
            .. objective.HostTerms.Select(t => t.Term.GetType()), .. objective.MoveTerms.Select(t => t.Term.GetType()),
            .. objective.UsageTerms.Select(t => t.Term.GetType()), .. objective.GroupTerms.Select(t => t.GetType()),
        ];
        Type[] shipped = [.. typeof(IHostCostTerm).Assembly.GetExportedTypes().Where(t => t.Namespace == "PlacementLab.Placement.Terms" && t.Name.EndsWith("Term", StringComparison.Ordinal))];
        Assert.NotEmpty(shipped);
        Assert.Empty(shipped.Except(found));
    }

    [Fact]
    public void NamesGroupsLabelsAndDefaultsAreTakenAsDocumented()
    {
        PlacementProblem problem = PlacementProblemFile.Parse(Small, isYaml: false, "text");
        Assert.Equal([0, Assignment.Unplaced], problem.Initial.HostOf);
        Assert.Equal(new ResourceVector(50, 1000), problem.Capacity[1]);
        Assert.Equal([0, 1], Assert.IsType<SpreadConstraint>(problem.Constraints[1]).Vms);
        Assert.Equal([0, 1], Assert.IsType<BanConstraint>(problem.Constraints[2]).Hosts);
        Assert.Equal([0, 1], Assert.IsType<ZoneSpreadConstraint>(problem.Constraints[3]).ZoneOfHost);
        Assert.Equal(2.5, Assert.Single(problem.Objective.HostTerms).Weight);
        Assert.True(problem.Resources.HasCpuAndMemory);
    }

    [Fact]
    public void FilesOfBothKindsAreWrittenAndReadByTheirEnding()
    {
        PlacementProblem problem = RandomDocuments.Of(3);
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "p.json", "p.yaml", "p.yml" })
        {
            PlacementProblemFile.Write(folder.File(name), problem);
            ProblemDocument read = ProblemFile.Read(folder.File(name), format: null, initial: null);
            Assert.Equal(ProblemFormat.PlacementLab, read.Format);
            Assert.Null(SameContent.DifferenceOf(problem, read.Problem));
        }
    }

    [Fact]
    public void AConstraintOfAForeignKindIsNoMatterForTheFormat()
    {
        PlacementProblem problem = RandomDocuments.Of(1) with { Constraints = [new Foreign()] };
        Assert.Contains("Foreign", Assert.Throws<ArgumentException>(() => PlacementProblemFile.ToText(problem, isYaml: false)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"vms\": \"web\"}", "\"vms\": [\"a\", \"x\"]}", "$.constraints[1].vms[1]", "\"x\"")]
    [InlineData("\"vms\": \"web\"}", "\"vms\": [\"a\", \"a\"]}", "$.constraints[1].vms[1]", "a second time")]
    [InlineData("\"vms\": \"web\"}", "\"vms\": \"cats\"}", "$.constraints[1].vms", "cats")]
    [InlineData("\"type\": \"spread\"", "\"type\": \"spred\"", "$.constraints[1].type", "spred")]
    [InlineData("\"vms\": \"web\"}", "\"vms\": \"web\", \"hard\": true}", "$.constraints[1]", "the key \"hard\"")]
    [InlineData("\"vms\": \"web\"}", "\"vms\": \"web\", \"strict\": 1}", "$.constraints[1].strict", "1")]
    [InlineData("\"by\": \"zone\"", "\"by\": \"room\"", "$.constraints[3].by", "room")]
    [InlineData("{\"zone\": \"west\"}", "{}", "$.constraints[3].by", "h2")]
    [InlineData("{\"zone\": \"west\"}", "{\"zone\": 1}", "$.hosts[1].labels.zone", "1")]
    [InlineData("\"name\": \"h2\"", "\"name\": \"h1\"", "$.hosts[1].name", "a second time")]
    [InlineData("\"web\": [\"a\"", "\"a\": [\"a\"", "$.vmGroups.a", "a group called")]
    [InlineData("\"cpu\": 20", "\"cpu\": -20", "$.vms[1].usage.cpu", "-20")]
    [InlineData("\"cpu\": 20", "\"cpu\": 1.5", "$.vms[1].usage.cpu", "1.5")]
    [InlineData("\"cpu\": 20", "\"cpu\": 99999999999999999999", "$.vms[1].usage.cpu", "99999999999999999999")]
    [InlineData("\"cpu\": 20, ", "", "$.vms[1].usage", "no amount of \"cpu\"")]
    [InlineData("\"cpu\": 20", "\"gpu\": 20", "$.vms[1].usage.gpu", "gpu")]
    [InlineData("\"memory\": 1000", "\"memory\": 9223372036854775807", "$.hosts", "sum to")]
    [InlineData("\"host\": \"h1\"", "\"host\": \"h9\"", "$.vms[0].host", "h9")]
    [InlineData("\"weight\": 2.5", "\"weight\": \"2.5\"", "$.objective[0].weight", "\"2.5\"")]
    [InlineData("\"type\": \"hosts\"", "\"type\": \"host\"", "$.objective[0].type", "host")]
    [InlineData("\"version\": 1", "\"version\": 2", "$.version", "2")]
    [InlineData("placementlab-problem", "placementlab-plan", "$.format", "placementlab-plan")]
    [InlineData("\"version\": 1", "\"version\": 1, \"version\": 1", "text", "version")]
    [InlineData("2.5}]}", "2.5}]", "text, line", "no JSON")]
    [InlineData("\"h2\", \"h1\"", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "text, line", "no JSON")]
    public void WhatDoesNotFitIsRefusedWithItsPlace(string from, string to, string place, string found)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(
            () => PlacementProblemFile.Parse(Small.Replace(from, to, StringComparison.Ordinal), isYaml: false, "text"));
        Assert.Contains(place, refused.Place, StringComparison.Ordinal);
        Assert.Contains(found, refused.Found, StringComparison.Ordinal);
        Assert.NotEmpty(refused.NextStep);
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("a: &x 1", "anchor")]
    [InlineData("a: !!binary x", "tag")]
    [InlineData("a: 1\n---\nb: 1", "second document")]
    [InlineData("? [a]\n: 1", "key that is no text")]
    [InlineData("a: [1", "no YAML")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "levels")]
    [InlineData("format: [1]", "a list")]
    public void YamlThatIsMoreOrLessThanPlainContentIsRefused(string text, string found)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => PlacementProblemFile.Parse(text, isYaml: true, "text"));
        Assert.Contains(found, refused.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTruncationIsRefused()
    {
        for (int length = 0; length < Small.Length; length++)
        {
            Assert.Throws<InvalidInputException>(() => PlacementProblemFile.Parse(Small[..length], isYaml: false, "text"));
        }
    }

    [Theory]
    [InlineData("consolidation.json", 10, 6, 4)]
    [InlineData("maintenance-drain.yaml", 6, 4, 5)]
    [InlineData("infeasible.json", 3, 2, 2)]
    public void TheShippedExamplesAreRead(string name, int vms, int hosts, int constraints)
    {
        PlacementProblem problem = PlacementProblemFile.Read(Path.Combine(Checkout.Root, "datasets", "placement-examples", name));
        Assert.Equal((vms, hosts, constraints), (problem.VmCount, problem.HostCount, problem.Constraints.Length));
        Assert.Null(SameContent.DifferenceOf(problem, PlacementProblemFile.Parse(PlacementProblemFile.ToText(problem, isYaml: true), isYaml: true, "text")));
    }

    private sealed class Foreign : IPlacementConstraint
    {
        public string Name => "foreign";

        public void Validate(PlacementProblem problem)
        {
        }

        public bool Allows(SearchState state, int vm, int host) => true;

        public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) => [];

        public void State(PlacementProblem problem, IConstraintModel model)
        {
        }
    }
}
