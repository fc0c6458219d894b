using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Planning;

namespace PlacementLab.Checking;

/// <summary>What can be judged about one migration by itself.</summary>
internal static class MigrationCheck
{
    /// <summary>Whether VM and hosts exist.</summary>
    public static bool IsKnown(PlanningProblem problem, PlannedMigration migration) =>
        IsIndex(migration.Vm, problem.Vms.Length)
        && IsIndex(migration.From, problem.Datacenter.Hosts.Length)
        && IsIndex(migration.To, problem.Datacenter.Hosts.Length);

    /// <summary>The violation of a migration whose VM or hosts do not exist.</summary>
    public static PlanViolation Unknown(PlannedMigration migration) => new(
        PlanViolationKind.UnknownIndex, "plan", migration.Start, migration.End, 1, "entry",
        $"{ClockText.Span(migration.Start, migration.End)}: VM {migration.Vm}, host {migration.From} or host {migration.To} does not exist");

    /// <summary>Checks times, bandwidth, payload and deadline.</summary>
    public static IEnumerable<PlanViolation> Check(PlanningProblem problem, PlannedMigration migration)
    {
        TimeSpan total = migration.Estimate.TotalTime;
        var findings = new Findings(problem.Vms[migration.Vm].Name, migration);
        findings.If(migration.From == migration.To, PlanViolationKind.SameHost, 1, "migration", "ends on the host it starts from");
        findings.IfPositive(
            -migration.Start.TotalSeconds, PlanViolationKind.NegativeStart, "s", "starts {0} before the plan");
        findings.If(
            total <= TimeSpan.Zero, PlanViolationKind.NonPositiveDuration, -total.TotalSeconds, "s", "takes no time or a negative one");
        TimeSpan downtime = migration.Estimate.Downtime;
        TimeSpan resume = migration.Estimate.ResumeAt;
        findings.IfPositive(-downtime.TotalSeconds, PlanViolationKind.InconsistentTimes, "s", "has a downtime {0} below zero");
        findings.IfPositive(
            (downtime - resume).TotalSeconds, PlanViolationKind.InconsistentTimes, "s", "is down {0} longer than it takes to resume");
        findings.IfPositive((resume - total).TotalSeconds, PlanViolationKind.InconsistentTimes, "s", "resumes {0} after its end");
        if (problem.Limits.Deadline is { } deadline)
        {
            findings.IfPositive((migration.End - deadline).TotalSeconds, PlanViolationKind.Deadline, "s", "ends {0} after the deadline");
        }

        bool touchesStore = migration.From == problem.StoreHost || migration.To == problem.StoreHost;
        findings.If(
            touchesStore && migration.Estimate.Scheme != MigrationScheme.SuspendResume, PlanViolationKind.StoreUse, 1, "migration",
            "goes to the store or comes from it without being suspended");
        CheckPayload(problem, migration, findings);
        return findings.All;
    }

    private static void CheckPayload(PlanningProblem problem, PlannedMigration migration, Findings findings)
    {
        double rate = migration.Bandwidth.BytesPerSecond;
        if (!(rate > 0) || !double.IsFinite(rate))
        {
            findings.If(true, PlanViolationKind.NonPositiveBandwidth, Math.Abs(rate), "B/s", "has no positive bandwidth");
            return;
        }

        long memory = problem.Usage[migration.Vm].MemoryBytes;
        long traffic = migration.Estimate.Traffic.Bytes;
        double oneTick = rate / TimeSpan.TicksPerSecond;
        double carried = Math.Ceiling((rate * migration.Estimate.TotalTime.TotalSeconds) + oneTick);
        findings.IfPositive(memory - traffic, PlanViolationKind.TrafficBelowPayload, "B", "sends {0} less than the memory of the VM");
        findings.IfPositive(
            memory - carried, PlanViolationKind.TimeBelowPayload, "B", "has bandwidth and time for {0} less than the memory of the VM");
    }

    private static bool IsIndex(int value, int count) => value >= 0 && value < count;

    private sealed class Findings(string subject, PlannedMigration migration)
    {
        private readonly List<PlanViolation> _all = [];

        public IReadOnlyList<PlanViolation> All => _all;

        public void IfPositive(double magnitude, PlanViolationKind kind, string unit, string textOfMagnitude)
        {
            if (magnitude > 0)
            {
                string amount = AmountText.Of(magnitude, unit);
                If(true, kind, magnitude, unit, string.Format(CultureInfo.InvariantCulture, textOfMagnitude, amount));
            }
        }

        public void If(bool holds, PlanViolationKind kind, double magnitude, string unit, string text)
        {
            if (holds)
            {
                string message = $"{subject}, {ClockText.Span(migration.Start, migration.End)}: {text}";
                _all.Add(new PlanViolation(kind, subject, migration.Start, migration.End, magnitude, unit, message));
            }
        }
    }
}
