using PlacementLab.Experiments.Reproduction;
using Xunit;

namespace PlacementLab.Tests.Experiments.Reproduction;

/// <summary>Policies by the names that papers give them.</summary>
public sealed class PolicyNamesTests
{
    [Theory]
    [InlineData("lr-mmt-1.2", "lr-mmt-1.2", 1)]
    [InlineData("lr-1.2-mmt", "lr-mmt-1.2", 1)]
    [InlineData(" THR-MU ", "thr-mu-0.8", 1)]
    [InlineData("iqr", "iqr-mmt-1.5", 1)]
    [InlineData("thr-rs-seed42", "thr-rs-0.8", 42)]
    [InlineData("dvfs", "dvfs", 1)]
    public void Parts_come_in_any_order(string name, string expected, long seed)
    {
        var policy = PolicyNames.Parse(name, "--policies");

        Assert.Equal((expected, seed), (policy.Name, policy.Seed));
    }

    [Theory]
    [InlineData("lx-mmt", "detector")]
    [InlineData("lr-best", "selection")]
    [InlineData("thr-7-mmt", "parameter")]
    [InlineData("npa-mmt", "selection")]
    [InlineData("", "detector")]
    public void What_is_no_policy_is_answered_with_its_part(string name, string part)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => PolicyNames.Parse(name, "--policies"));

        Assert.Contains($"--policies \"{name}\", {part}", refusal.Message, StringComparison.Ordinal);
    }
}
