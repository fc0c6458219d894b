using PlacementLab.Experiments.Comparison;
using Xunit;

namespace PlacementLab.Tests.Experiments.Comparison;

/// <summary>Names of compared policies.</summary>
public sealed class ComparedPoliciesTests
{
    [Theory]
    [InlineData("lr-mmt-1.2", "lr-mmt-1.2", true)]
    [InlineData("lr-1.2", "lr-mmt-1.2", true)]
    [InlineData("thr-rs", "thr-rs-0.8", true)]
    [InlineData("dvfs", "dvfs", false)]
    [InlineData("forecast", "forecast-mmt-0.9", false)]
    [InlineData("forecast-q0.5-mu-0.8", "forecast-mu-0.8", false)]
    [InlineData("forecast-mmt-0.9-q0.75+local-search", "forecast-mmt-0.9-q0.75+local-search", false)]
    [InlineData("mad+cp-sat", "mad-mmt-2.5+cp-sat", false)]
    public void A_name_is_read(string text, string name, bool isClassic)
    {
        ComparedPolicy policy = ComparedPolicies.Parse(text, "place");

        Assert.Equal(name, policy.Name);
        Assert.Equal(isClassic, policy.IsClassic);
        Assert.Equal(policy, ComparedPolicies.Parse(policy.Name, "place"));
    }

    [Theory]
    [InlineData("best", "best")]
    [InlineData("lr-mmt-1.2-q0.75", "a quantile")]
    [InlineData("forecast-q2", "q2")]
    [InlineData("lr+gurobi", "\"gurobi\"")]
    [InlineData("dvfs+cp-sat", "a solver")]
    [InlineData("lr-mmt-77", "77")]
    public void What_names_no_policy_is_refused(string text, string expected)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => ComparedPolicies.Parse(text, "place"));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"place \"{text}\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_compared_by_default_are_named_as_they_print() =>
        Assert.Equal(ComparedPolicies.Usual, new ComparisonSettings().Policies.Select(p => p.Name));
}
