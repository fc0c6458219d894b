using PlacementLab.Testbed;
using PlacementLab.Testbed.Measuring;
using PlacementLab.Testbed.Plans;
using PlacementLab.Tests.Support;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Testbed;

/// <summary>What measuring does when the emulator misbehaves, seen with one that only acts as if.</summary>
[Collection("machines")]
public sealed class FakeCampaignTests : IDisposable
{
    private static readonly MeasurementCell _cell = new() { Name = "a", Scheme = TestbedScheme.StopAndCopy, Link = DataRate.FromMebibytesPerSecond(64) };

    private readonly TemporaryFolder _out = new();

    public FakeCampaignTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/perl") && File.Exists("/usr/bin/setpriv"), "needs Linux with perl and util-linux");
    }

    public void Dispose() => _out.Dispose();

    [Fact]
    public void GoodMigrationIsARow()
    {
        MeasurementRow row = Assert.Single(Measure("well", _cell));

        Assert.Equal(("completed", "", "ok"), (row.Status, row.Error, row["guest_check"]));
        Assert.Equal(1234, row.Number("total_ms"));
        Assert.Equal(4104, row.Number("transferred_bytes"));
        Assert.Equal(256, row.Number("ram_pages_total"));
        Assert.Equal(0, row.Number("nonzero_pages_before"));
        Assert.Equal("10.0.2", row["qemu_version"]);
        Assert.InRange(row.Number("host_busy_pct")!.Value, 0, 100);
    }

    [Theory]
    [InlineData("dies", "src: found QEMU that ended at its start (exit code 1: fake: -machine: unsupported)")]
    [InlineData("silent", "src: found no guest ready within 1 s")]
    [InlineData("panics", "src: found a guest that broke while booting (\"Kernel panic - not syncing: fake\")")]
    [InlineData("destination-dies", "dst, ")]
    [InlineData("refuses", "src, command migrate: found QEMU's refusal \"fake refusal\"")]
    public void FailureIsARowThatSaysWhy(string mode, string beginning)
    {
        MeasurementRow row = Assert.Single(Measure(mode, _cell));

        Assert.Equal("error", row.Status);
        Assert.StartsWith(beginning, row.Error, StringComparison.Ordinal);
        Assert.False(row.IsSound);
    }

    [Theory]
    [InlineData("corrupt", "guest after the migration: its memory is not what it wrote")]
    [InlineData("mute", "guest after the migration: no heartbeat on dst")]
    public void GuestThatCameToHarmIsNotSound(string mode, string error)
    {
        MeasurementRow row = Assert.Single(Measure(mode, _cell));

        Assert.Equal(("completed", error), (row.Status, row.Error));
        Assert.False(row.IsSound);
    }

    [Fact]
    public void LiveMigrationIsLookedAtBefore()
    {
        var guest = new GuestWorkload { Pattern = "uniform", WrittenPages = 10, WritesPerSecond = 10 };

        MeasurementRow row = Assert.Single(Measure("well", _cell with { Scheme = TestbedScheme.PreCopy, Guest = guest }));

        // The fake guest has written 7 pages at the first question and 8 at the second: it goes on.
        Assert.Equal(("ok", "3"), (row["guest_check"], row["calc_dirty_rate_mib_s"]));
        Assert.Matches(@"^0\.\d{3}:0(;[\d.]+:0){4}$", row["dirty_curve_s_pages"]);
    }

    [Fact]
    public void SeveralMachinesAreARow()
    {
        MeasurementRow row = Assert.Single(Measure("well", _cell with { Machines = 2, Parallel = true }));

        Assert.Equal(("completed", "ok;ok", "8208"), (row.Status, row["guest_check"], row["sum_transferred_bytes"]));
    }

    [Fact]
    public void FiveFailuresInARowEndIt()
    {
        var failure = Assert.Throws<TestbedException>(() => Measure("dies", [.. Enumerable.Range(0, 7).Select(i => _cell with { Name = $"c{i}" })]));

        Assert.StartsWith("measure: found 5 rows in a row that could not be measured", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5, MeasurementTable.Read(_out.File("measurements.csv"), MeasurementColumns.OfMigration).Count);
    }

    [Fact]
    public void InterruptionKeepsRowsAndLeavesNothingBehind()
    {
        using var room = new FakeMachineRoom("well");
        using var source = new CancellationTokenSource();
        var plan = new MeasurementPlan("p", [_cell], Repeats: 3, Seed: 1);
        var folder = new MeasurementFolder(_out.Path, plan, resume: false);
        Campaign campaign = CampaignOf(plan, folder, room);

        Assert.ThrowsAny<OperationCanceledException>(() => campaign.Run(new CancelAfterFirstRow(source), source.Token));

        Assert.Single(MeasurementTable.Read(folder.MigrationsPath, MeasurementColumns.OfMigration));
        Assert.Empty(Directory.EnumerateDirectories(room.Temporary));
        Assert.Empty(Directory.EnumerateFiles("/dev/shm", $"placementlab-testbed-{Environment.ProcessId}-*"));
        Assert.Empty(ProcessesOf(room.Folder));
    }

    [Fact]
    public void SecondMeasurementAtTheSameTimeIsRefused()
    {
        using var room = new FakeMachineRoom("well");
        using FileStream other = File.Open(Path.Combine(room.Temporary, "placementlab-measure.lock"), FileMode.Create, FileAccess.Write, FileShare.None);
        var plan = new MeasurementPlan("p", [_cell], 1, 1);
        Campaign campaign = CampaignOf(plan, new MeasurementFolder(_out.Path, plan, resume: false), room);

        string message = Assert.Throws<InvalidInputException>(() => campaign.Run(null, TestContext.Current.CancellationToken)).Message;

        Assert.Contains("found that another measurement is running", message, StringComparison.Ordinal);
    }

    private static Campaign CampaignOf(MeasurementPlan plan, MeasurementFolder folder, FakeMachineRoom room) =>
        new(plan, folder, room.Search, TimeProvider.System) { BootLimit = TimeSpan.FromSeconds(1), TemporaryFolder = room.Temporary };

    private static string[] ProcessesOf(string folder) =>
        [.. Directory.EnumerateDirectories("/proc").Select(CommandLine).Where(c => c.Contains(Path.Combine(folder, "qemu"), StringComparison.Ordinal))];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private IReadOnlyList<MeasurementRow> Measure(string mode, params MeasurementCell[] cells)
    {
        using var room = new FakeMachineRoom(mode);
        var plan = new MeasurementPlan("p", [.. cells], 1, 1);
        var folder = new MeasurementFolder(_out.Path, plan, resume: false);
        IReadOnlyList<MeasurementRow> rows = CampaignOf(plan, folder, room).Run(null, TestContext.Current.CancellationToken).Rows;
        Assert.Empty(ProcessesOf(room.Folder));
        Assert.Empty(Directory.EnumerateDirectories(room.Temporary));
        return rows;
    }

    private sealed class CancelAfterFirstRow(CancellationTokenSource source) : IProgress<CampaignProgress>
    {
        public void Report(CampaignProgress value)
        {
            if (value.Done == 1)
            {
                source.Cancel();
            }
        }
    }
}
