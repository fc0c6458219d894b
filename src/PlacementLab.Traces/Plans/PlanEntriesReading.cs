using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Units;

namespace PlacementLab.Traces.Plans;

/// <summary>Reads the migrations and the unplanned moves of a plan file.</summary>
internal sealed class PlanEntriesReading(NameIndex vms, NameIndex hosts, PlanFilePlace root)
{
    private const double LargestRate = 1e15;

    /// <summary>The plan.</summary>
    public MigrationPlan Plan(PlanFileContent content) => new(
        [.. content.Migrations.Select((m, i) => Migration(m, root.At("migrations", i)))],
        [.. content.Unplanned.Select((u, i) => Unplanned(u, root.At("unplanned", i)))]);

    private PlannedMigration Migration(MigrationEntry? entry, PlanFilePlace at)
    {
        int vm = vms.Of(entry?.Vm, at.At("vm"));
        at.At("bandwidthBytesPerSecond").Within(entry!.BandwidthBytesPerSecond, 1, LargestRate);
        var migration = new PlannedMigration
        {
            Vm = vm,
            From = hosts.Of(entry.From, at.At("from")),
            To = hosts.Of(entry.To, at.At("to")),
            Start = at.At("startSeconds").Time(entry.StartSeconds),
            Bandwidth = DataRate.FromBytesPerSecond(entry.BandwidthBytesPerSecond),
            Estimate = Estimate(entry.Scheme, entry.Estimate, at),
            IsBypass = entry.Bypass,
        };
        if (at.At("endSeconds").Time(entry.EndSeconds) != migration.End)
        {
            string end = migration.End.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            at.At("endSeconds").Reject(
                entry.EndSeconds.ToString(CultureInfo.InvariantCulture), $"{end}, the start + the total time", "Make them agree.");
        }

        return migration;
    }

    private static MigrationEstimate Estimate(string scheme, EstimateEntry entry, PlanFilePlace at)
    {
        PlanFilePlace inside = at.At("estimate");
        inside.At("trafficBytes").Within(entry.TrafficBytes, 0, 1e18);
        inside.At("rounds").Within(entry.Rounds, 0, int.MaxValue);
        inside.At("energyJoules").Within(entry.EnergyJoules, 0, double.MaxValue);
        inside.At("residualRisk").Within(entry.ResidualRisk, 0, 1);
        return new MigrationEstimate
        {
            Scheme = MigrationSchemeNames.Parse(scheme, at.At("scheme").Name),
            TotalTime = inside.At("totalSeconds").Time(entry.TotalSeconds),
            ResumeAt = inside.At("resumeSeconds").Time(entry.ResumeSeconds),
            Downtime = inside.At("downtimeSeconds").Time(entry.DowntimeSeconds),
            Traffic = DataSize.FromBytes(entry.TrafficBytes),
            Rounds = entry.Rounds,
            Converged = entry.Converged,
            Outcome = entry.Converged ? MigrationOutcome.Completed : MigrationOutcome.ForcedStop,
            Slowdown = inside.At("slowdownSeconds").Time(entry.SlowdownSeconds),
            Energy = Energy.FromJoules(entry.EnergyJoules),
            ResidualRisk = entry.ResidualRisk,
        };
    }

    private UnplannedMove Unplanned(UnplannedEntry? entry, PlanFilePlace at) => new(
        vms.Of(entry?.Vm, at.At("vm")),
        hosts.Of(entry!.From, at.At("from")),
        hosts.Of(entry.To, at.At("to")),
        at.Text(entry.Reason, "reason"),
        [.. entry.Cycle.Select((name, i) => vms.Of(name, at.At("cycle", i)))]);
}
