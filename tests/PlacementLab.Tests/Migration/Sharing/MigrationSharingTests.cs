using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Migration.Sharing;
using PlacementLab.Migration.StopRules;
using PlacementLab.Tests.Support;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Sharing;

/// <summary>Several migrations over shared links.</summary>
public sealed class MigrationSharingTests
{
    private static readonly MigrationScheme[] _endToEnd =
        [MigrationScheme.PreCopy, MigrationScheme.PostCopy, MigrationScheme.Hybrid, MigrationScheme.StopAndCopy];

    [Fact]
    public void OneAloneIsItsModel()
    {
        var random = new Random(21);
        foreach (MigrationScheme scheme in _endToEnd)
        {
            for (int i = 0; i < 50; i++)
            {
                MigrationRequest request = TestRequests.Random(random);
                MigrationEstimate model = MigrationModels.Create(scheme).Estimate(request);

                SharedMigrationOutcome alone = MigrationSharing.Play([request.Bandwidth], [Of(request, scheme)]).Migrations[0];

                Assert.Equal(model.TotalTime.TotalSeconds, alone.Finished.TotalSeconds, 1e-5 * (1 + model.TotalTime.TotalSeconds));
                Assert.Equal(model.Downtime.TotalSeconds, alone.Downtime.TotalSeconds, 1e-5 * (1 + model.TotalTime.TotalSeconds));
                Assert.Equal(model.ResumeAt.TotalSeconds, alone.Resumed.TotalSeconds, 1e-5 * (1 + model.TotalTime.TotalSeconds));
                Assert.Equal(model.Traffic.Bytes, alone.Traffic.Bytes, 1 + (1e-6 * model.Traffic.Bytes));
                Assert.Equal(model.Rounds, alone.Rounds);
                Assert.Equal(model.Converged, alone.Converged);
            }
        }
    }

    [Fact]
    public void TwoTextbookVmsByHand()
    {
        // Side by side each gets 62.5 MiB/s: 1024/62.5 = 16.384 s, 25 · 16.384 = 409.6 MiB; 6.5536 s, 163.84 MiB; 2.62144 s, 65.536;
        // limit 62.5 · 0.4 = 25 MiB: 1.048576 s, 26.2144; 0.4194304 s, 10.48576 left: 0.16777216 s. In all 27.19481856 s.
        // One after the other 2 · 10.15808 = 20.31616 s.
        SharedMigration[] two = [Of(TestRequests.Textbook, MigrationScheme.PreCopy), Of(TestRequests.Textbook, MigrationScheme.PreCopy)];
        DataRate[] link = [DataRate.FromMebibytesPerSecond(125)];

        SharedMigrationResult parallel = MigrationSharing.Play(link, two);
        SharedMigrationResult serial = MigrationSharing.Play(link, two, new SharedMigrationOptions { MostAtOnce = 1 });

        Assert.Equal(27.19481856, parallel.Makespan.TotalSeconds, 1e-5);
        Assert.All(parallel.Migrations, m => Assert.Equal(0.16777216, m.Downtime.TotalSeconds, 1e-5));
        Assert.Equal(20.31616, serial.Makespan.TotalSeconds, 1e-5);
        Assert.Equal(10.15808, serial.Migrations[1].Began.TotalSeconds, 1e-5);
        Assert.Equal(serial.Makespan.TotalSeconds, serial.LinkFull[0].TotalSeconds, 1e-5);
    }

    [Fact]
    public void SchemesThatSendOnceTie()
    {
        // 2 GiB over 125 MiB/s: 16.384 s in any order; stop-and-copy's worst stop doubles.
        SharedMigration[] two = [Of(TestRequests.Textbook, MigrationScheme.StopAndCopy), Of(TestRequests.Textbook, MigrationScheme.StopAndCopy)];
        DataRate[] link = [DataRate.FromMebibytesPerSecond(125)];

        Assert.Equal(16.384, MigrationSharing.Play(link, two).Makespan.TotalSeconds, 1e-5);
        Assert.Equal(16.384, MigrationSharing.Play(link, two, new SharedMigrationOptions { MostAtOnce = 1 }).Makespan.TotalSeconds, 1e-5);
        Assert.All(MigrationSharing.Play(link, two).Migrations, m => Assert.Equal(16.384, m.Downtime.TotalSeconds, 1e-5));
    }

    [Fact]
    public void SerialNeverTakesLongerForTwinsThatPreCopy()
    {
        var random = new Random(22);
        for (int i = 0; i < 100; i++)
        {
            MigrationRequest request = TestRequests.Random(random);
            SharedMigration[] twins = [Of(request, MigrationScheme.PreCopy), Of(request, MigrationScheme.PreCopy)];
            SharedMigrationResult serial = MigrationSharing.Play([request.Bandwidth], twins, new SharedMigrationOptions { MostAtOnce = 1 });
            SharedMigrationResult parallel = MigrationSharing.Play([request.Bandwidth], twins);
            if (serial.Migrations.All(m => m.Converged) && parallel.Migrations.All(m => m.Converged))
            {
                // What is left at the stop is sent in either case; rounds differ by at most one limit's worth.
                Assert.True(serial.Makespan.TotalSeconds <= parallel.Makespan.TotalSeconds + (2 * request.DowntimeLimit.TotalSeconds));
            }
        }
    }

    [Fact]
    public void MeasuredMakespansWithinFivePercent()
    {
        double[] errors = [.. Rows().Select(row => Math.Abs((Predicted(row).TotalSeconds / Seconds(row)) - 1)).Order()];

        Assert.Equal(40, errors.Length);
        Assert.InRange(errors[errors.Length / 2], 0, 0.02);
        Assert.InRange(errors[errors.Length * 9 / 10], 0, 0.05);
    }

    [Fact]
    public void ContentionFittedOnOneRepeatHoldsOnTheOther()
    {
        Dictionary<string, string>[] parallel = [.. Rows().Where(r => r["mode"] == "parallel")];
        Dictionary<string, string>[] fittedOn = [.. parallel.Where(r => r["repeat"] == "0")];
        Dictionary<string, string>[] testedOn = [.. parallel.Where(r => r["repeat"] != "0")];

        LinkContention fitted = LinkContention.FitMakespans([.. fittedOn.Select(Seconds)], (i, c) => Predicted(fittedOn[i], c).TotalSeconds);

        // This link, a relay with fair turns, loses next to nothing under several flows.
        Assert.InRange(fitted.LossPerFlow, 0, 0.02);
        Assert.Equal(8, testedOn.Length);
        Assert.All(testedOn, r => Assert.InRange(Predicted(r, fitted).TotalSeconds / Seconds(r), 0.95, 1.05));
    }

    [Fact]
    public void RefusesWhatIsOutOfRange()
    {
        DataRate[] link = [DataRate.FromMebibytesPerSecond(1)];
        SharedMigration one = Of(TestRequests.Textbook, MigrationScheme.PreCopy);

        Assert.Throws<ArgumentException>(() => MigrationSharing.Play(link, []));
        Assert.Throws<ArgumentException>(() => MigrationSharing.Play([DataRate.Zero], [one]));
        Assert.Throws<ArgumentException>(() => MigrationSharing.Play(link, [one with { Route = [1] }]));
        Assert.Throws<ArgumentException>(() => MigrationSharing.Play(link, [one with { Route = [] }]));
        Assert.Throws<ArgumentException>(() => MigrationSharing.Play(link, [one with { Start = TimeSpan.FromSeconds(-1) }]));
        Assert.Throws<ArgumentException>(() => MigrationSharing.Play(link, [one with { Scheme = MigrationScheme.SuspendResume }]));
        Assert.Throws<ArgumentException>(() => MigrationSharing.Play(link, [one with { Request = TestRequests.Textbook with { Memory = DataSize.Zero } }]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharedMigrationOptions { MostAtOnce = 0 });
    }

    private static SharedMigration Of(MigrationRequest request, MigrationScheme scheme) => new() { Request = request, Scheme = scheme, Route = [0] };

    private static Dictionary<string, string>[] Rows()
    {
        string[] lines = File.ReadAllLines(SharedDatasets.PathOrSkip("live_migration", "testbed", "concurrency.csv"));
        string[] names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => l.Split(',').Zip(names).ToDictionary(p => p.Second, p => p.First))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Seconds(Dictionary<string, string> row) => Number(row["makespan_ms"]) / 1000;

    private static TimeSpan Predicted(Dictionary<string, string> row, LinkContention? contention = null)
    {
        var options = new SharedMigrationOptions
        {
            Contention = contention ?? LinkContention.None,
            MostAtOnce = row["mode"] == "serial" ? 1 : int.MaxValue,
            Models = new MigrationModelSettings { StopRule = StopRulePresets.Qemu },
        };
        MigrationScheme scheme = row["scheme"] switch
        {
            "precopy" => MigrationScheme.PreCopy,
            "postcopy" => MigrationScheme.PostCopy,
            _ => MigrationScheme.StopAndCopy,
        };
        IEnumerable<SharedMigration> migrations = row["vm_nonzero_pages"].Split(';').Select(pages => Of(
            new MigrationRequest
            {
                Memory = DataSize.FromBytes((long)Number(pages) * 4096),
                Bandwidth = DataRate.FromMebibytesPerSecond(Number(row["relay_rate_mib_s"])),
                DirtyCurve = new SaturatingDirtyCurve(
                    DataRate.FromBytesPerSecond(Number(row["writes_s"]) * 4096), DataSize.FromBytes((long)Number(row["written_pages"]) * 4096)),
                DowntimeLimit = TimeSpan.FromMilliseconds(Number(row["downtime_limit_ms"])),
            },
            scheme));
        return MigrationSharing.Play([DataRate.FromMebibytesPerSecond(Number(row["relay_rate_mib_s"]))], [.. migrations], options).Makespan;
    }
}
