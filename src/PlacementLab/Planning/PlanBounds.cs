namespace PlacementLab.Planning;

/// <summary>Yardsticks of a plan: how short it could be at best, and how well it uses the network.</summary>
public static class PlanBounds
{
    /// <summary>
    /// A time before which no schedule of the plan's migrations can end: the largest of Σ memory / capacity over the migrations
    /// of any link, and of the memory / slowest link of the route of any VM (both halves of a detour). Memory is sent once at
    /// least; what is written again, downtime and waiting for room are left out, so the bound may be far below the best plan.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">A plan for it.</param>
    /// <returns>The bound, less a tick per migration, as each of them may be rounded.</returns>
    public static TimeSpan MakespanLowerBound(PlanningProblem problem, MigrationPlan plan)
    {
        long[] linkTicks = new long[problem.Datacenter.Topology.Links.Length];
        long[] vmTicks = new long[problem.Vms.Length];
        foreach (PlannedMigration migration in plan.Migrations)
        {
            long slowest = 0;
            foreach (int link in problem.Datacenter.Topology.Route(migration.From, migration.To))
            {
                double capacity = problem.Datacenter.Topology.Links[link].ForMigrations.BytesPerSecond;
                double seconds = problem.Usage[migration.Vm].MemoryBytes / capacity;
                long ticks = Math.Max(0, (long)(seconds * TimeSpan.TicksPerSecond) - 1);
                linkTicks[link] += ticks;
                slowest = Math.Max(slowest, ticks);
            }

            vmTicks[migration.Vm] += slowest;
        }

        return TimeSpan.FromTicks(linkTicks.Concat(vmTicks).Max());
    }

    /// <summary>The link with the largest use; null for an empty plan.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">A plan for it.</param>
    public static LinkUse? BusiestLink(PlanningProblem problem, MigrationPlan plan)
    {
        double makespan = plan.Makespan.TotalSeconds;
        if (makespan <= 0)
        {
            return null;
        }

        double[] reservedBytes = new double[problem.Datacenter.Topology.Links.Length];
        foreach (PlannedMigration migration in plan.Migrations)
        {
            foreach (int link in problem.Datacenter.Topology.Route(migration.From, migration.To))
            {
                reservedBytes[link] += migration.Bandwidth.BytesPerSecond * migration.Estimate.TotalTime.TotalSeconds;
            }
        }

        return problem.Datacenter.Topology.Links
            .Select(l => new LinkUse(l, reservedBytes[l.Index] / (l.ForMigrations.BytesPerSecond * makespan)))
            .MaxBy(u => u.Share);
    }
}
