using PlacementLab.Experiments.Running;
using PlacementLab.Simulation;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Experiments;

public sealed class ConclusionTextTests
{
    private static readonly SimulationResult _still = Run("no-migration", "none", score: 20, overload: 8, joules: 1000);
    private static readonly SimulationResult _reactive = Run("reactive-threshold", "hybrid", score: 16, overload: 4, joules: 1100);
    private static readonly SimulationResult _predictive = Run("predictive-cp-sat", "pre-copy", score: 12, overload: 2, joules: 1050);

    [Fact]
    public void Of_NamesTheLowestScore_AgainstBaselineAndBestOther() =>
        Assert.Equal(
            "For goal share, predictive-cp-sat with pre-copy has the lowest score (12.00)"
                + "; against no migration: score −40.0 %, overloaded host-hours 8.00 → 2.00, energy +5.0 %"
                + "; against reactive-threshold with hybrid: score −25.0 %, overloaded host-hours 4.00 → 2.00, energy −4.5 %.",
            ConclusionText.Of("share", [_still, _reactive, Run("reactive-threshold", "pre-copy", 17, 4, 1100), _predictive]));

    [Fact]
    public void Of_NoMigrationBest_SaysThatItDoesNotPay() =>
        Assert.Contains("does not pay here", ConclusionText.Of("share", [_still with { Score = _predictive.Score }, _reactive]));

    [Fact]
    public void Of_RunThatDidNotDrain_DoesNotWin()
    {
        string text = ConclusionText.Of("maintenance", [_still with { Score = Score(1), VmsNotDrained = 3 }, _reactive, _predictive]);
        Assert.StartsWith("For goal maintenance, predictive-cp-sat with pre-copy has the lowest score (12.00)", text);
        Assert.Contains("against no migration, which leaves 3 VMs on the host to be drained: score +1100.0 %", text);
    }

    [Fact]
    public void Of_NoRunDrained_SaysSo() =>
        Assert.Equal(
            "For goal maintenance, no run emptied the host to be drained in time; reactive-threshold with hybrid left 1 of its VMs on it.",
            ConclusionText.Of("maintenance", [_still with { VmsNotDrained = 3 }, _reactive with { VmsNotDrained = 1 }]));

    [Fact]
    public void Of_ZeroScore_GivesNoPercentage() =>
        Assert.Contains("score n/a", ConclusionText.Of("share", [_still with { Score = Score(0) }, _predictive with { Score = Score(-1) }]));

    [Fact]
    public void Headline_IsTheWinnerAgainstNoMigration_AndDetailsCompare()
    {
        // 12 is 40 % below 20 and 25 % below 16.
        Assert.Equal("predictive-cp-sat with pre-copy wins: score\u00A012.00, 40.0\u00A0% lower than without migration", ConclusionText.Headline([_still, _reactive, _predictive]));
        Assert.Equal(
            [
                "Against no migration: score −40.0 %, overloaded host-hours 8.00 → 2.00, energy +5.0 %.",
                "Against reactive-threshold with hybrid: score −25.0 %, overloaded host-hours 4.00 → 2.00, energy −4.5 %.",
            ],
            ConclusionText.Details([_still, _reactive, _predictive]));
    }

    [Fact]
    public void Headline_OfOtherOutcomes_ClaimsNoSaving()
    {
        Assert.Equal("predictive-cp-sat with pre-copy wins: score\u00A012.00", ConclusionText.Headline([_reactive, _predictive]));
        Assert.Equal("No migration wins: score\u00A09.00, moving VMs does not pay here", ConclusionText.Headline([_still with { Score = Score(9) }, _reactive]));
        Assert.StartsWith("Against reactive-threshold with hybrid: score", ConclusionText.Details([_still with { Score = Score(9) }, _reactive]).Single());
        Assert.Equal(
            "predictive-cp-sat with pre-copy wins: score\u00A012.00, and it empties the host in time",
            ConclusionText.Headline([_still with { Score = Score(1), VmsNotDrained = 3 }, _predictive]));
        SimulationResult[] none = [_still with { VmsNotDrained = 3 }, _reactive with { VmsNotDrained = 1 }];
        Assert.Equal("No run emptied the host to be drained in time", ConclusionText.Headline(none));
        Assert.Equal(["The nearest, reactive-threshold with hybrid, left 1 of its VMs on it."], ConclusionText.Details(none));
    }

    private static PlanScore Score(double total) => new(total, 0, 0, 0, 0, 0);

    private static SimulationResult Run(string policy, string scheme, double score, double overload, double joules) => new()
    {
        Policy = policy,
        Scheme = scheme,
        Energy = Energy.FromJoules(joules),
        Migrations = new MigrationTotals(),
        Sla = new SlaMetrics(0, 0),
        OverloadedHostHours = overload,
        Score = Score(score),
        Intervals = [],
        PlansChecked = 0,
    };
}
