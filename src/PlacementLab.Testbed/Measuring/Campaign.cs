using System.Collections.Immutable;
using System.Net.Sockets;
using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Plans;
using PlacementLab.Testbed.Requirements;

namespace PlacementLab.Testbed.Measuring;

/// <summary>
/// Measures the rows of a plan one after the other with real virtual machines on this host. Each row is written as soon as it
/// is there; a row that cannot be measured says why in its column <c>error</c>, and the next one follows.
/// </summary>
public sealed class Campaign
{
    private const int MostFailuresInARow = 5;

    private readonly MeasurementPlan _plan;
    private readonly MeasurementFolder _folder;
    private readonly ToolSearch _search;
    private readonly TimeProvider _time;

    /// <summary>Creates a campaign.</summary>
    /// <param name="plan">What to measure.</param>
    /// <param name="folder">Where results go.</param>
    /// <param name="search">Where to look for QEMU and the rest.</param>
    /// <param name="time">The clock.</param>
    public Campaign(MeasurementPlan plan, MeasurementFolder folder, ToolSearch search, TimeProvider time)
    {
        _plan = plan;
        _folder = folder;
        _search = search;
        _time = time;
    }

    /// <summary>Longest time for a guest to boot and fill its memory.</summary>
    public TimeSpan BootLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Folder for sockets and state; measurements that share one exclude each other.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Measures what is not there yet.</summary>
    /// <param name="progress">Told after each row; may be null.</param>
    /// <param name="cancellation">Ends it; rows written before stay.</param>
    /// <exception cref="InvalidInputException">Something is missing on this machine, or another campaign is running.</exception>
    /// <exception cref="TestbedException">Five rows in a row could not be measured.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CampaignResult Run(IProgress<CampaignProgress>? progress, CancellationToken cancellation)
    {
        ImmutableArray<PlannedRow> planned = _plan.Rows();
        PlannedRow[] left = [.. planned.Where(p => !_folder.Has(p))];
        using Bench bench = Bench.SetUp(_search, TemporaryFolder, _time, BootLimit, cancellation);
        var rows = ImmutableArray.CreateBuilder<MeasurementRow>();
        int failures = 0;
        progress?.Report(new CampaignProgress(planned.Length - left.Length, planned.Length, "", null));
        foreach (PlannedRow row in left)
        {
            MeasuredMigration measured = Measure(bench, row);
            _folder.Add(row, measured);
            rows.Add(measured.Row);
            progress?.Report(new CampaignProgress(planned.Length - left.Length + rows.Count, planned.Length, row.Cell.Name, measured.Row));
            failures = measured.Row.Status == "error" ? failures + 1 : 0;
            if (failures == MostFailuresInARow)
            {
                throw new TestbedException("measure", $"{failures} rows in a row that could not be measured, the last because of: {measured.Row.Error}", "migrations that end", "Mend this, then go on with --resume.");
            }
        }

        return new CampaignResult(rows.ToImmutable(), [.. _folder.Earlier], bench.Tools);
    }

    private static MeasuredMigration Measure(Bench bench, PlannedRow planned)
    {
        MeasurementRow row = planned.Cell.IsConcurrent ? RowIdentity.ForConcurrency(planned) : RowIdentity.ForMigration(planned);
        RowIdentity.AddOrigin(row, bench);
        try
        {
            return planned.Cell.IsConcurrent ? new ConcurrentMigration(bench, planned, row).Run()
                : planned.Cell.Scheme == TestbedScheme.SuspendFile ? new SuspendMigration(bench, planned, row).Run()
                : new SingleMigration(bench, planned, row).Run();
        }
        catch (Exception e) when (e is TestbedException or SocketException or IOException && !bench.Cancellation.IsCancellationRequested)
        {
            row.Set("status", "error");
            row.Set("error", e.Message.ReplaceLineEndings(" "));
            return new MeasuredMigration(row, [], []);
        }
        catch (Exception e) when (e is TestbedException or SocketException or IOException or ObjectDisposedException)
        {
            throw new OperationCanceledException("Cancelled while measuring.", e, bench.Cancellation);
        }
    }
}
