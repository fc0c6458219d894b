using PlacementLab.Experiments.Running;
using PlacementLab.Experiments.Specs;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Experiments;

public sealed class StopRuleReadingTests
{
    [Fact]
    public void OwnRule_IsAPresetWithValuesReplaced()
    {
        IStopRule rule = Read(
            """
            migration:
              stopRule: patient
              customStopRule:
                name: patient
                like: nova
                downtimeLimitMs: 400
                downtimeSteps: 4
                downtimeStepSecondsPerGib: 10
                remainingBelowKib: 200
                maxRounds: 40
                maxSentShare: 2.5
                timeLimitSecondsPerGib: 90
                progressTimeOutSeconds: 30
                patienceRounds: 9
                onNonConvergence: post-copy
            """);

        Assert.Equal(
            StopRulePresets.Nova with
            {
                Name = "patient",
                DowntimeLimit = TimeSpan.FromMilliseconds(400),
                DowntimeSteps = new DowntimeSteps(4, 10),
                RemainingBelow = DataSize.FromBytes(204_800),
                MaxRounds = 40,
                MaxSentShare = 2.5,
                TimeLimitSecondsPerGibibyte = 90,
                ProgressTimeOut = TimeSpan.FromSeconds(30),
                PatienceRounds = 9,
                OnNonConvergence = NonConvergenceAction.SwitchToPostCopy,
            },
            rule);
    }

    [Fact]
    public void KeysLeftOut_KeepThePresetsValues() =>
        Assert.Equal(
            StopRulePresets.Qemu with { Name = "mine", MaxRounds = 3 },
            Read("migration: { stopRule: Mine, customStopRule: { name: mine, maxRounds: 3 } }"));

    [Fact]
    public void WithoutAnOwnRule_ThePresetIsTaken() =>
        Assert.Same(StopRulePresets.KubeVirt, Read("migration: { stopRule: kubevirt }"));

    [Theory]
    [InlineData("stopRule: mine", "migration.stopRule")]
    [InlineData("stopRule: qemu, customStopRule: { name: mine }", "migration.stopRule")]
    [InlineData("stopRule: xen, customStopRule: { name: xen }", "migration.customStopRule.name")]
    [InlineData("stopRule: mine, customStopRule: { maxRounds: 3 }", "migration.customStopRule.name")]
    [InlineData("stopRule: mine, customStopRule: { name: mine, like: vmware }", "migration.customStopRule.like")]
    [InlineData("stopRule: mine, customStopRule: { name: mine, like: textbook }", "migration.customStopRule.like")]
    [InlineData("stopRule: mine, customStopRule: { name: mine, maxRounds: 0 }", "migration.customStopRule.maxRounds")]
    [InlineData("stopRule: mine, customStopRule: { name: mine, maxSentShare: -1 }", "migration.customStopRule.maxSentShare")]
    [InlineData("stopRule: mine, customStopRule: { name: mine, remainingBelowKib: .nan }", "migration.customStopRule.remainingBelowKib")]
    [InlineData("stopRule: mine, customStopRule: { name: mine, downtimeSteps: 3 }", "migration.customStopRule")]
    [InlineData("stopRule: mine, customStopRule: { name: mine, onNonConvergence: pray }", "migration.customStopRule.onNonConvergence")]
    public void BadRules_AreNamedBeforeAnythingRuns(string migration, string place)
    {
        ExperimentSpec spec = SpecFile.Parse($"migration: {{ {migration} }}", "test");

        Assert.Equal(place, Assert.Throws<InvalidInputException>(() => new Experiment(spec)).Place);
    }

    [Fact]
    public void OwnRule_SurvivesTheFile()
    {
        ExperimentSpec spec = SpecFile.Parse("migration: { stopRule: mine, customStopRule: { name: mine, maxRounds: 3, onNonConvergence: abort } }", "test");

        Assert.Equal(StopRuleReading.RuleOf(spec.Migration), Read(SpecFile.ToText(spec)));
    }

    private static IStopRule Read(string text) => StopRuleReading.RuleOf(SpecFile.Parse(text, "test").Migration);
}
