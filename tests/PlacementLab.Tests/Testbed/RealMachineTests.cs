using PlacementLab.Testbed.Links;
using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Measuring;
using PlacementLab.Testbed.Plans;
using PlacementLab.Testbed.Requirements;
using PlacementLab.Tests.Support;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Testbed;

/// <summary>Migrations of real machines; skipped, with the reason, where QEMU or a kernel is missing.</summary>
[Collection("machines")]
public sealed class RealMachineTests : IDisposable
{
    private static readonly MeasurementCell _cell = new()
    {
        Name = "real",
        Memory = DataSize.FromMebibytes(128),
        Link = DataRate.FromMebibytesPerSecond(32),
        Guest = new GuestWorkload { Pattern = "uniform", FilledMemory = DataSize.FromMebibytes(32), WrittenPages = 4000, WritesPerSecond = 500 },
    };

    private readonly TemporaryFolder _folder = new();

    public RealMachineTests()
    {
        try
        {
            ToolSearch.OnThisMachine().Find(_folder.Path);
        }
        catch (InvalidInputException missing)
        {
            Assert.Skip(missing.Message);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void GuestThatRunsIsWellAndOneThatNeverCameIsNot()
    {
        using Bench bench = SetUp();
        var log = new GuestLog(TimeProvider.System);
        using Machine machine = Machine.Start(bench, new MachineRequest("src", _cell.Memory, _cell.Guest.ToOptions(1)), log);
        machine.WaitUntilReady();
        Assert.Equal("ok", GuestCheck.Examine(bench, machine, _cell.Guest, log));
        Assert.InRange(machine.Memory.NonzeroPagesByMebibyte().Sum(), 32 * 256, 128 * 256);

        using Machine empty = Machine.Start(bench, new MachineRequest("dst", _cell.Memory, _cell.Guest.ToOptions(1)) { IsDestination = true }, log);
        Assert.Equal("no heartbeat on dst", GuestCheck.Examine(bench, empty, _cell.Guest, log));
    }

    [Fact]
    public void KilledDestinationLeavesTheGuestAtItsSource()
    {
        using Bench bench = SetUp();
        var log = new GuestLog(TimeProvider.System);
        using Machine source = Machine.Start(bench, new MachineRequest("src", _cell.Memory, _cell.Guest.ToOptions(1)), log);
        using Machine destination = Machine.Start(bench, new MachineRequest("dst", _cell.Memory, _cell.Guest.ToOptions(1)) { IsDestination = true }, log);
        source.WaitUntilReady();
        using var relay = new LinkRelay(
            new RelayOptions(_cell.Link, TimeSpan.Zero), [MigrationSettings.Apply(_cell, source, destination, bench)], bench.Launcher.NewSocket);
        MeasurementRow row = RowIdentity.ForMigration(new PlannedRow(_cell, 0, 1, 1));
        source.Control.Execute("migrate", new Dictionary<string, object> { ["uri"] = $"tcp:127.0.0.1:{relay.Ports[0]}" });
        source.Control.Wait(e => e.MigrationStatus == "active", TimeSpan.FromSeconds(20), "the begin");

        destination.Kill();

        Assert.Equal("failed", new MigrationWatch(bench, _cell, source, row).Watch());
        Assert.NotEmpty(row.Error);
        Assert.Equal("ok", GuestCheck.Examine(bench, source, _cell.Guest, log));
    }

    private Bench SetUp() =>
        Bench.SetUp(ToolSearch.OnThisMachine(), _folder.Path, TimeProvider.System, TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
}
