using PlacementLab.Tests.Support;
using PlacementLab.Traces.Migrations;
using Xunit;

namespace PlacementLab.Tests.Traces.Migrations;

/// <summary>The testbed's files.</summary>
public sealed class TestbedReaderTests
{
    [Fact]
    public void The_first_campaign_is_read_whole()
    {
        TestbedData data = TestbedReader.ReadFolder(SharedDatasets.PathOrSkip("live_migration", "testbed"));
        TestbedCampaign campaign = Assert.Single(data.Campaigns);
        TestbedMeasurement row = campaign.Rows.First(r => r.Cell == "post-u8000-r128");

        Assert.Equal(187, campaign.Rows.Length);
        Assert.Equal(4, campaign.Rows.Count(r => !r.Completed));
        Assert.Equal((40, 34), (data.Concurrency.Length, data.Failures.Length));
        Assert.Equal("post-copy", row.Setup.Variant);
        Assert.Equal((85_373, 131_072), (row.Workload.NonZeroPages, row.Workload.RamPages));
        Assert.Equal((0.1, 715), row.Workload.DirtyCurve[0]);
        Assert.Equal(512, row.Workload.Layout.Length);
    }

    [Fact]
    public void A_suspended_guest_is_read_back_at_the_cap_or_at_the_rate_in_its_name()
    {
        TestbedCampaign campaign = TestbedReader.ReadFolder(SharedDatasets.PathOrSkip("live_migration", "testbed")).Campaigns[0];

        Assert.Equal(128, campaign.Rows.First(r => r.Cell == "susp-m128-up32-down128").Setup.ReadBackMebibytesPerSecond);
        Assert.Equal(64, campaign.Rows.First(r => r.Cell == "susp-m64").Setup.ReadBackMebibytesPerSecond);
    }

    [Theory]
    [InlineData("status", "lost", "\"lost\"")]
    [InlineData("scheme", "teleport", "\"teleport\"")]
    [InlineData("nonzero_pages_before", "", "an empty cell")]
    [InlineData("dirty_curve_s_pages", "0.1:x", "\"0.1:x\"")]
    [InlineData("total_ms", "-1", "\"-1\"")]
    public void A_cell_that_cannot_be_used_is_named(string column, string value, string found)
    {
        string folder = SharedDatasets.PathOrSkip("live_migration", "testbed");
        string[] lines = File.ReadAllLines(Path.Combine(folder, "measurements.csv"))[..2];
        string[] cells = lines[1].Split(',');
        cells[Array.IndexOf(lines[0].Split(','), column)] = value;
        using var broken = new TemporaryFolder();
        File.WriteAllLines(broken.File("measurements.csv"), [lines[0], string.Join(',', cells)]);

        InvalidInputException failure = Assert.Throws<InvalidInputException>(() => TestbedReader.ReadFolder(broken.Path));

        Assert.Contains($"line 2, column {column}", failure.Message, StringComparison.Ordinal);
        Assert.Contains(found, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_measurements_is_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("no measurements", Assert.Throws<InvalidInputException>(() => TestbedReader.ReadFolder(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing there", Assert.Throws<InvalidInputException>(() => TestbedReader.ReadFolder(folder.File("x"))).Message, StringComparison.Ordinal);
    }
}
