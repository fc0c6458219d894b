using PlacementLab.Planning;

namespace PlacementLab.Checking;

/// <summary>Counts the migrations that run at a time.</summary>
internal static class ConcurrencyCheck
{
    /// <summary>Checks the limits per host and in total.</summary>
    public static IEnumerable<PlanViolation> Check(PlanningProblem problem, IReadOnlyList<PlannedMigration> migrations)
    {
        var total = new LoadProfile<long>();
        var perHost = new LoadProfile<long>[problem.Datacenter.Hosts.Length];
        for (int h = 0; h < perHost.Length; h++)
        {
            perHost[h] = new LoadProfile<long>();
        }

        foreach (PlannedMigration migration in migrations)
        {
            total.Add(migration.Start, migration.End, 1);
            perHost[migration.From].Add(migration.Start, migration.End, 1);
            perHost[migration.To].Add(migration.Start, migration.End, 1);
        }

        foreach ((TimeSpan from, TimeSpan? until, long excess) in total.Above(0, problem.Limits.MaxConcurrent))
        {
            yield return Of(PlanViolationKind.TotalConcurrency, "plan", (from, until, excess), problem.Limits.MaxConcurrent);
        }

        for (int h = 0; h < perHost.Length; h++)
        {
            string name = problem.Datacenter.Hosts[h].Name;
            foreach ((TimeSpan from, TimeSpan? until, long excess) in perHost[h].Above(0, problem.Limits.MaxConcurrentPerHost))
            {
                yield return Of(PlanViolationKind.HostConcurrency, name, (from, until, excess), problem.Limits.MaxConcurrentPerHost);
            }
        }
    }

    private static PlanViolation Of(
        PlanViolationKind kind, string subject, (TimeSpan From, TimeSpan? Until, long Count) excess, int limit) =>
        new(
            kind, subject, excess.From, excess.Until, excess.Count, "migrations",
            $"{subject}, {ClockText.Span(excess.From, excess.Until)}: {excess.Count} more than the limit of {limit} migrations at a time");
}
