using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class MigrationModelsTests
{
    [Fact]
    public void EveryScheme_HasItsModel()
    {
        IReadOnlyList<IMigrationModel> models = MigrationModels.CreateAll();

        Assert.Equal(Enum.GetValues<MigrationScheme>(), models.Select(m => m.Scheme));
        Assert.All(models, m => Assert.Equal(m.Scheme, m.Estimate(TestRequests.Textbook).Scheme));
        Assert.Throws<ArgumentOutOfRangeException>(() => MigrationModels.Create((MigrationScheme)99));
    }

    [Fact]
    public void Settings_ReachTheModels()
    {
        var settings = new MigrationModelSettings { StopRule = StopRulePresets.Xen, HybridRounds = 3, SlowdownShare = 0 };

        Assert.Equal(5, MigrationModels.Create(MigrationScheme.PreCopy, settings).Estimate(TestRequests.Textbook).Rounds);
        Assert.Equal(3, MigrationModels.Create(MigrationScheme.Hybrid, settings).Estimate(TestRequests.Textbook).Rounds);
        Assert.Equal(TimeSpan.Zero, MigrationModels.Create(MigrationScheme.PreCopy, settings).Estimate(TestRequests.Textbook).Slowdown);
    }

    [Fact]
    public void SchemeNames_AreLiteral()
    {
        Assert.Equal(["pre-copy", "post-copy", "hybrid", "stop-and-copy", "process", "suspend-resume"], MigrationSchemeNames.All);
        Assert.All(Enum.GetValues<MigrationScheme>(), s => Assert.Equal(s, MigrationSchemeNames.Parse(MigrationSchemeNames.NameOf(s), "x")));
        InvalidInputException unknown = Assert.Throws<InvalidInputException>(() => MigrationSchemeNames.Parse("precopy", "--scheme"));
        Assert.Equal(
            "--scheme: found \"precopy\", expected one of pre-copy, post-copy, hybrid, stop-and-copy, process, suspend-resume. Use one of these names.", unknown.Message);
    }

    [Fact]
    public void StopRuleNames_AreLiteral()
    {
        Assert.Equal(["textbook", "xen-4.5", "xen", "qemu", "nova", "kubevirt", "hyper-v"], StopRulePresets.All.Select(r => r.Name));
        Assert.All(StopRulePresets.All, r => Assert.Same(r, StopRulePresets.Parse(r.Name.ToUpperInvariant(), "x")));
        InvalidInputException unknown = Assert.Throws<InvalidInputException>(() => StopRulePresets.Parse("kvm", "--stop-rule"));
        Assert.Equal("--stop-rule: found \"kvm\", expected one of textbook, xen-4.5, xen, qemu, nova, kubevirt, hyper-v. Use one of these names.", unknown.Message);
    }

    [Fact]
    public void HugeMemoryOverATrickle_SaturatesInsteadOfOverflowing()
    {
        MigrationRequest request = TestRequests.Textbook with
        {
            Memory = DataSize.FromBytes(long.MaxValue),
            Bandwidth = DataRate.FromBytesPerSecond(1e-3),
        };

        Assert.All(MigrationModels.CreateAll(), m => Assert.Equal(TimeSpan.MaxValue, m.Estimate(request).TotalTime));
    }
}
