using PlacementLab.Planning;
using PlacementLab.Tests.Planning;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Plans;
using Xunit;

namespace PlacementLab.Tests.Traces.Plans;

/// <summary>Rules on single moves in plan files.</summary>
public sealed class PlanFileRulesTests
{
    private static readonly PlanningProblem _problem = SmallFleet.Problem(4, (0, 200, 0, 1), (0, 300, 2, 3)) with
    {
        Rules = new MoveRules
        {
            Precedences = [new MovePrecedence(0, 1)],
            Serialized = [[0, 1]],
            Synchronized = [[1, 0]],
            Deadlines = [new MoveDeadline(1, TimeSpan.FromSeconds(90.5))],
            Releases = [new MoveRelease(0, TimeSpan.FromSeconds(3))],
        },
    };

    [Fact]
    public void Rules_come_back_as_they_were_written()
    {
        using var folder = new TemporaryFolder();
        PlanFile.Write(folder.File("plan.json"), _problem, MigrationPlan.Empty);

        MoveRules read = PlanFile.Read(folder.File("plan.json")).Problem.Rules;

        Assert.Equal(_problem.Rules.Precedences, read.Precedences);
        Assert.Equal(_problem.Rules.Serialized.Select(g => string.Join(',', g)), read.Serialized.Select(g => string.Join(',', g)));
        Assert.Equal(_problem.Rules.Synchronized.Select(g => string.Join(',', g)), read.Synchronized.Select(g => string.Join(',', g)));
        Assert.Equal(_problem.Rules.Deadlines, read.Deadlines);
        Assert.Equal(_problem.Rules.Releases, read.Releases);
    }

    [Fact]
    public void Without_rules_the_file_does_not_speak_of_them()
    {
        using var folder = new TemporaryFolder();
        PlanFile.Write(folder.File("plan.json"), _problem with { Rules = MoveRules.None }, MigrationPlan.Empty);

        Assert.DoesNotContain("rules", File.ReadAllText(folder.File("plan.json")), StringComparison.Ordinal);
        Assert.True(PlanFile.Read(folder.File("plan.json")).Problem.Rules.IsEmpty);
    }

    [Theory]
    [InlineData("\"before\": \"vm-0\"", "\"before\": \"vm-9\"", "$.rules.precedences[0].before")]
    [InlineData("\"seconds\": 90.5", "\"seconds\": -1", "$.rules.deadlines[0].seconds")]
    public void A_rule_on_nothing_is_refused_with_its_place(string found, string broken, string place)
    {
        using var folder = new TemporaryFolder();
        PlanFile.Write(folder.File("plan.json"), _problem, MigrationPlan.Empty);
        string text = File.ReadAllText(folder.File("plan.json"));
        Assert.Contains(found, text, StringComparison.Ordinal);
        File.WriteAllText(folder.File("plan.json"), text.Replace(found, broken, StringComparison.Ordinal));

        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => PlanFile.Read(folder.File("plan.json")));

        Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
    }
}
