using PlacementLab.Experiments.Validation;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Experiments.Validation;

/// <summary>The models against what was measured, with the errors that they reach.</summary>
public sealed class ValidationCatalogTests
{
    [Fact]
    public void Exact_numbers_are_given_exactly() =>
        Assert.All(Of("formulas").Findings, finding => Assert.True(finding.IsMet, finding.ToString()));

    [Fact]
    public void Published_predictions_are_reproduced_in_all_48_cells()
    {
        SharedReference.PathOrSkip("qemu_dirty_rate_vector.json");
        Assert.All(Of("qemu_dirty_rate_vector").Findings, finding => Assert.True(finding.IsMet, finding.ToString()));
        Assert.Equal(48, Of("qemu_dirty_rate_vector").Findings[0].Row.Rows);
    }

    [Fact]
    public void Published_plans_are_reproduced_within_1300_ms()
    {
        SharedDatasets.PathOrSkip("mvm_ucc15");
        ValidationFinding finding = Assert.Single(Of("mvm_ucc15").Findings);
        Assert.True(finding.IsMet);
        Assert.Equal(250, finding.Row.Rows);
    }

    [Theory]
    [InlineData("mrmpplm")]
    [InlineData("pgvm_thesis")]
    [InlineData("osic_openstack")]
    public void Published_measurements_meet_their_goals(string set)
    {
        SharedDatasets.PathOrSkip("live_migration", set);
        ValidationReport report = Of(set);
        Assert.Contains(report.Findings, f => f.IsMet == true);
        Assert.Empty(report.Missed.Select(f => f.ToString()));
    }

    [Fact]
    public void What_is_learned_is_reported_with_the_coverage_of_its_interval()
    {
        SharedDatasets.PathOrSkip("live_migration", "dpnm_openstack");
        ValidationReport report = Of("dpnm_openstack");
        Assert.All(report.Findings.Where(f => f.Row.Target.EndsWith("-interval", StringComparison.Ordinal)), f => Assert.InRange(f.Coverage!.Value, 0.8, 1));
        Assert.All(report.Findings.Where(f => f.Row.MedianRelativeError is not null), f => Assert.InRange(f.Row.MedianRelativeError!.Value, 0, 0.15));
    }

    [Fact]
    public void A_set_that_is_not_there_is_left_out_unless_it_is_named()
    {
        using var folder = new TemporaryFolder();
        var sources = new ValidationSources { PublicFolder = Path.Combine(folder.Path, "datasets") };

        ValidationReport all = Validate([], sources);
        InvalidInputException named = Assert.Throws<InvalidInputException>(() => Validate(["mrmpplm"], sources));

        Assert.Contains(all.Notes, n => n.StartsWith("mrmpplm was left out", StringComparison.Ordinal));
        Assert.Contains("PLACEMENTLAB_DATASETS", named.Message, StringComparison.Ordinal);
        Assert.Contains("one of testbed", Assert.Throws<InvalidInputException>(() => Validate(["x"], sources)).Message, StringComparison.Ordinal);
    }

    private static ValidationReport Of(string set) => Validate([set], new ValidationSources { PublicFolder = SharedDatasets.Root });

    private static ValidationReport Validate(string[] sets, ValidationSources sources) =>
        ValidationCatalog.Validate(sets, sources, TestContext.Current.CancellationToken);
}
