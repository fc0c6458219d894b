using PlacementLab.Testbed.Plans;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Testbed;

public sealed class PlanFileTests
{
    private const string Guest = "{pattern: uniform, filledMemory: 64MiB, writtenPages: 8000, writesPerSecond: 1000}";

    [Fact]
    public void CellIsReadWithItsUnits()
    {
        MeasurementCell cell = Assert.Single(PlanFile.Parse(
            $"cells:\n  - {{name: a, scheme: hybrid, hybridRounds: 2, memory: 192MiB, link: 64MiB/s, roundTrip: 10ms, downtimeLimit: 50ms, guest: {Guest}}}\n", "p.yaml").Cells);

        Assert.Equal(TestbedScheme.Hybrid, cell.Scheme);
        Assert.Equal(2, cell.HybridRounds);
        Assert.Equal(DataSize.FromMebibytes(192), cell.Memory);
        Assert.Equal(DataRate.FromMebibytesPerSecond(64), cell.Link);
        Assert.Equal(TimeSpan.FromMilliseconds(10), cell.RoundTrip);
        Assert.Equal(TimeSpan.FromMilliseconds(50), cell.DowntimeLimit);
        Assert.Equal("mw.pat=uniform mw.fill=random mw.mib=64 mw.bytes=64 mw.seed=9 mw.w=8000 mw.rate=1000", cell.Guest.ToOptions(9));
    }

    [Fact]
    public void ShippedPlansCoverEveryScheme()
    {
        TestbedScheme[] all = Enum.GetValues<TestbedScheme>();

        Assert.Equal(all, PlanFile.Quick().Cells.Select(c => c.Scheme).Distinct().Order());
        Assert.Equal(all, PlanFile.Campaign().Cells.Select(c => c.Scheme).Distinct().Order());
        Assert.True(PlanFile.Campaign().Rows().Length >= 60);
        Assert.Contains(PlanFile.Campaign().Cells, c => c is { Machines: 3, Parallel: true });
    }

    [Fact]
    public void RowsAreBalancedAndTheSameForTheSameSeed()
    {
        MeasurementPlan plan = PlanFile.Campaign();
        PlannedRow[] rows = [.. plan.Rows()];

        Assert.Equal(rows.Select(r => (r.Cell.Name, r.Repeat, r.Seed)), plan.Rows().Select(r => (r.Cell.Name, r.Repeat, r.Seed)));
        Assert.Equal(Enumerable.Range(1, rows.Length), rows.Select(r => r.Order));
        Assert.Equal(plan.Cells.Select(c => c.Name).Order(), rows.Take(plan.Cells.Length).Select(r => r.Cell.Name).Order());
        Assert.NotEqual(plan.Cells.Select(c => c.Name), rows.Take(plan.Cells.Length).Select(r => r.Cell.Name));
    }

    [Theory]
    [InlineData("", "p.yaml: found nothing")]
    [InlineData("cells: []", "p.yaml: cells: found none")]
    [InlineData("repeats: 0\ncells: [{name: a, scheme: precopy, link: 64MiB/s}]", "p.yaml: repeats: found 0, expected a whole number from 1 to 1000")]
    [InlineData("cells:\n  - {name: a, sheme: precopy}", "p.yaml, line 2, column ")]
    [InlineData("cells: [{scheme: precopy}]", "p.yaml: cells[0].name: found nothing")]
    [InlineData("cells: [{name: 'a b', scheme: precopy}]", "p.yaml: cells[0].name: found \"a b\"")]
    [InlineData("cells: [{name: a, scheme: warp}]", "p.yaml: cells[0] (a).scheme: found \"warp\", expected one of the schemes precopy, ")]
    [InlineData("cells: [{name: a, scheme: precopy}]", "p.yaml: cells[0] (a).link: found neither a link nor a cap")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s, cap: 64MiB/s}]", "p.yaml: cells[0] (a).link: found a link and a cap")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 0MiB/s}]", "p.yaml: cells[0] (a).link: found neither")]
    [InlineData("cells: [{name: a, scheme: precopy, link: fast}]", "p.yaml: cells[0] (a).link: found \"fast\"")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s, memory: 0MiB}]", "p.yaml: cells[0] (a).memory: found 0 MiB, expected a number from 96 to 16384 MiB")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s, memory: 150MiB}]", "p.yaml: cells[0] (a).memory: found 150 MiB for a guest that fills 128 MiB, expected at least 184 MiB")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s, guest: {pattern: uniform, writtenPages: 40000, writesPerSecond: 5}}]", "p.yaml: cells[0] (a).guest.writtenPages: found 40000, expected a number from 1 to 32768")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s, guest: {pattern: uniform, writtenPages: 4}}]", "p.yaml: cells[0] (a).guest.writesPerSecond: found nothing")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s, guest: {hotPages: 4}}]", "p.yaml: cells[0] (a).guest.hotPages: found a value that pattern idle does not use")]
    [InlineData("cells: [{name: a, scheme: precopy, cap: 64MiB/s, roundTrip: 5ms}]", "p.yaml: cells[0] (a).roundTrip: found a round trip without a link")]
    [InlineData("cells: [{name: a, scheme: postcopy, link: 64MiB/s, xbzrleCache: 64MiB}]", "p.yaml: cells[0] (a).xbzrleCache: found delta encoding for another scheme")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s, xbzrleCache: 60MiB}]", "p.yaml: cells[0] (a).xbzrleCache: found 60 MiB, expected a power of two")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s, compression: zstd}]", "p.yaml: cells[0] (a).compression: found compression without parallel connections")]
    [InlineData("cells: [{name: a, scheme: postcopy, link: 64MiB/s, multifdChannels: 2}]", "p.yaml: cells[0] (a).multifdChannels: found parallel connections for another scheme")]
    [InlineData("cells: [{name: a, scheme: stopcopy, link: 64MiB/s, autoConverge: true}]", "p.yaml: cells[0] (a).autoConverge: found throttling for a scheme without rounds")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s, hybridRounds: 2}]", "p.yaml: cells[0] (a).hybridRounds: found rounds for another scheme")]
    [InlineData("cells: [{name: a, scheme: suspend-file, link: 64MiB/s}]", "p.yaml: cells[0] (a).link: found a link for a scheme that writes a file")]
    [InlineData("cells: [{name: a, scheme: precopy, cap: 64MiB/s, machines: 2}]", "p.yaml: cells[0] (a).machines: found several machines without a link")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s, parallel: true}]", "p.yaml: cells[0] (a).parallel: found one machine")]
    [InlineData("cells: [{name: a, scheme: precopy, link: 64MiB/s}, {name: a, scheme: postcopy, link: 64MiB/s}]", "p.yaml: cells: found two named \"a\"")]
    public void BadPlanIsRefusedWithItsPlace(string text, string beginning) =>
        Assert.StartsWith(beginning, Assert.Throws<InvalidInputException>(() => PlanFile.Parse(text, "p.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void MissingFileIsNamed() =>
        Assert.StartsWith("nowhere.yaml: found no readable file", Assert.Throws<InvalidInputException>(() => PlanFile.Read("nowhere.yaml")).Message, StringComparison.Ordinal);
}
