using PlacementLab.Testbed.Measuring;
using PlacementLab.Testbed.Plans;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Testbed;

public sealed class MeasurementTableTests : IDisposable
{
    private static readonly IReadOnlyList<string> _columns = MeasurementColumns.OfMigration;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("measurements.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RowsReadBackAsTheyWereWritten()
    {
        MeasurementRow first = Row("a", 0, "completed");
        first.Set("error", "said \"no\", twice;\nthen more");
        first.Set("total_ms", 1234.56, 1);
        MeasurementTable.Append(Path, first);
        MeasurementTable.Append(Path, Row("b", 1, "cancelled"));

        IReadOnlyList<MeasurementRow> read = MeasurementTable.Read(Path, _columns);

        Assert.Equal(2, read.Count);
        Assert.All(_columns, c => Assert.Equal(first[c], read[0][c]));
        Assert.Equal(1234.6, read[0].Number("total_ms"));
        Assert.Null(read[0].Number("think_ms"));
        Assert.Equal(("b", 1, true), (read[1].Cell, read[1].Repeat, read[1].IsSound));
    }

    [Fact]
    public void LineCutShortIsLeftOut()
    {
        MeasurementTable.Append(Path, Row("a", 0, "completed"));
        File.AppendAllText(Path, "b,1,5,2,17");

        Assert.Equal("a", Assert.Single(MeasurementTable.Read(Path, _columns)).Cell);
    }

    [Fact]
    public void ShippedMeasurementsHaveTheseColumns()
    {
        string folder = System.IO.Path.Combine(Checkout.Root, "datasets", "testbed");

        IReadOnlyList<MeasurementRow> migrations = MeasurementTable.Read(System.IO.Path.Combine(folder, "measurements.csv"), _columns);
        IReadOnlyList<MeasurementRow> several = MeasurementTable.Read(System.IO.Path.Combine(folder, "concurrency.csv"), MeasurementColumns.OfConcurrency);

        Assert.Equal(187, migrations.Count);
        Assert.Equal(81, migrations.Select(r => r.Cell).Distinct().Count());
        Assert.Equal(40, several.Count);
        Assert.Equal("", migrations[0]["qemu_version"]);
    }

    [Theory]
    [InlineData("time,value\n", "line 1: found column \"time\"")]
    [InlineData("cell,repeat,speed\n", "line 1: found column \"speed\"")]
    [InlineData("cell,\"repeat\n", "found what is no table")]
    public void OtherFileIsRefused(string text, string part)
    {
        File.WriteAllText(Path, text);

        Assert.Contains(part, Assert.Throws<InvalidInputException>(() => MeasurementTable.Read(Path, _columns)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ColumnThatIsNotThereCannotBeSet() =>
        Assert.Throws<KeyNotFoundException>(() => new MeasurementRow(_columns).Set("speed", 1));

    private static MeasurementRow Row(string cell, int repeat, string status)
    {
        MeasurementRow row = RowIdentity.ForMigration(new PlannedRow(new MeasurementCell { Name = cell }, repeat, 1, 5));
        row.Set("status", status);
        return row;
    }
}
