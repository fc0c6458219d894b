using PlacementLab.Simulation.Consolidation.CloudSim;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.CloudSim;

public sealed class CloudSimRulesTests
{
    [Fact]
    public void Description_NamesRulesVariantAndSwitchesInOrder() => Assert.Equal(
        "cloudsim-3.0.3 (variant 3.0) + idle-vms-kept + memory-held",
        CloudSimRules.Of(["MEMORY-HELD", "idle-vms-kept", "memory-held"], "3.0").Description);

    [Fact]
    public void AsReleased_HasNoSwitches() => Assert.Equal("cloudsim-3.0.3", CloudSimRules.AsReleased.Description);

    [Fact]
    public void Quirks_AreNumberedAndNamedOnce()
    {
        Assert.Equal(Enumerable.Range(2, 14).Select(i => $"C{i}"), CloudSimQuirks.All.Select(q => q.Id));
        Assert.Equal(14, CloudSimQuirks.All.Select(q => q.Fix).Distinct().Count());
        Assert.All(CloudSimQuirks.All, q => Assert.True(q.Release.EndsWith('.') && q.Sensible.EndsWith('.')));
    }

    [Fact]
    public void UnknownSwitch_IsRefusedWithTheList()
    {
        var refused = Assert.Throws<InvalidInputException>(() => CloudSimRules.Of(["memory"], null, "--"));

        Assert.Equal("--fix", refused.Place);
        Assert.Contains("memory-held", refused.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownVariant_IsRefused() =>
        Assert.Equal("variant", Assert.Throws<InvalidInputException>(() => CloudSimRules.Of([], "4.0")).Place);
}
