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
    public void Overheads_ReachTheModels()
    {
        // o_pre 1 s, C 125 MiB = 1 s, t_resume 0.25 s, o_post 2 s. Textbook by pre-copy: 10.15808 + 4.25 s, of it down 0.32768 + 1.25 s; by
        // hybrid 8.192 + 1.6384 + 4.25 s, down 1.25 s; by post-copy 8.192 + 4.25 s, down 1.25 s; by stop-and-copy the same, down 8.192 + 2.25 s.
        var overheads = new MigrationOverheads
        {
            Setup = TimeSpan.FromSeconds(1),
            DeviceState = DataSize.FromMebibytes(125),
            Resume = TimeSpan.FromSeconds(0.25),
            Commit = TimeSpan.FromSeconds(2),
        };
        var settings = new MigrationModelSettings
        {
            PreCopyOverheads = overheads,
            HybridOverheads = overheads,
            PostCopy = new PostCopyOptions { Overheads = overheads },
            StopAndCopy = new StopAndCopyOptions { Overheads = overheads },
        };

        AssertTimes(MigrationScheme.PreCopy, settings, 14.40808, 1.57768);
        AssertTimes(MigrationScheme.PostCopy, settings, 12.442, 1.25);
        AssertTimes(MigrationScheme.Hybrid, settings, 14.0804, 1.25);
        AssertTimes(MigrationScheme.StopAndCopy, settings, 12.442, 10.442);
        AssertTimes(MigrationScheme.Hybrid, settings with { HybridOverheads = MigrationOverheads.None }, 9.8304, 0);
        AssertTimes(MigrationScheme.Hybrid, settings with { HybridOverheads = null }, 14.0804, 1.25);
    }

    [Fact]
    public void PostCopyOptions_ReachTheTail()
    {
        // Half the push: 16.384 s of tail beside the measured stop of 0.0108781 s.
        var settings = new MigrationModelSettings { PostCopy = new PostCopyOptions { PushShare = 0.5 } };

        AssertTimes(MigrationScheme.PostCopy, settings, 16.3948781, 0.0108781);
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

    private static void AssertTimes(MigrationScheme scheme, MigrationModelSettings settings, double totalSeconds, double downSeconds)
    {
        MigrationEstimate estimate = MigrationModels.Create(scheme, settings).Estimate(TestRequests.Textbook);
        Assert.Equal(totalSeconds, estimate.TotalTime.TotalSeconds, 1e-6);
        Assert.Equal(downSeconds, estimate.Downtime.TotalSeconds, 1e-6);
    }
}
