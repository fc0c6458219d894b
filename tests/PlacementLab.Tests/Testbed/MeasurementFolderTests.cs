using PlacementLab.Testbed.Measuring;
using PlacementLab.Testbed.Plans;
using PlacementLab.Tests.Support;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Testbed;

public sealed class MeasurementFolderTests : IDisposable
{
    private static readonly MeasurementCell _cell = new() { Name = "a", Link = DataRate.FromMebibytesPerSecond(64) };
    private static readonly MeasurementPlan _plan = new("p", [_cell], Repeats: 3, Seed: 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SoundRowsAreKeptAndTheOthersMeasuredAgain()
    {
        var first = new MeasurementFolder(_folder.Path, _plan, resume: false);
        PlannedRow[] rows = [.. _plan.Rows()];
        Add(first, rows[0], "completed", "");
        Add(first, rows[1], "error", "src: found no guest ready");

        var second = new MeasurementFolder(_folder.Path, _plan, resume: true);

        Assert.Equal([true, false, false], rows.Select(second.Has));
        Assert.Equal(0, Assert.Single(second.Earlier).Repeat);
        Assert.Equal("completed", Assert.Single(MeasurementTable.Read(second.MigrationsPath, MeasurementColumns.OfMigration)).Status);
    }

    [Fact]
    public void RowsOfAnEarlierRunAreNotOverwritten()
    {
        Add(new MeasurementFolder(_folder.Path, _plan, resume: false), _plan.Rows()[0], "completed", "");

        string message = Assert.Throws<InvalidInputException>(() => new MeasurementFolder(_folder.Path, _plan, resume: false)).Message;

        Assert.Contains("found rows of an earlier run", message, StringComparison.Ordinal);
        Assert.EndsWith("Add --resume to go on with it, or choose another folder with --out.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void CellThatChangedItsMeaningIsRefused()
    {
        Add(new MeasurementFolder(_folder.Path, _plan, resume: false), _plan.Rows()[0], "completed", "");
        var other = new MeasurementPlan("p", [_cell with { Link = DataRate.FromMebibytesPerSecond(32) }], 3, 1);

        string message = Assert.Throws<InvalidInputException>(() => new MeasurementFolder(_folder.Path, other, resume: true)).Message;

        Assert.Contains("cell a, relay_rate_mib_s: found \"64\", expected \"32\" as in the plan", message, StringComparison.Ordinal);
    }

    [Fact]
    public void LayoutIsWrittenOnceForASizeAndFilling()
    {
        var folder = new MeasurementFolder(_folder.Path, _plan, resume: false);
        foreach (PlannedRow row in _plan.Rows())
        {
            Add(folder, row, "completed", "");
        }

        Assert.Equal(
            ["mem_mib,fill,fill_mib,address_mib,nonzero_pages", "256,random,128,0,3", "256,random,128,1,256"],
            File.ReadAllLines(_folder.File("layout.csv")));
        Assert.Equal(3, File.ReadAllLines(_folder.File("timelines.jsonl")).Length);
    }

    private static void Add(MeasurementFolder folder, PlannedRow planned, string status, string error)
    {
        MeasurementRow row = RowIdentity.ForMigration(planned);
        row.Set("status", status);
        row.Set("error", error);
        folder.Add(planned, new MeasuredMigration(row, [new TimelineSample(50, "active", 1, 2, 3, 4, 5, 0, null)], [3, 256]));
    }
}
