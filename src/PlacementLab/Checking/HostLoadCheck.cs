using PlacementLab.Infrastructure;
using PlacementLab.Planning;

namespace PlacementLab.Checking;

/// <summary>Follows the load of every host that takes part, resource by resource.</summary>
internal static class HostLoadCheck
{
    /// <summary>Checks that no host is above both its capacity and what it had at the start.</summary>
    public static IEnumerable<PlanViolation> Check(PlanningProblem problem, IReadOnlyList<PlannedMigration> migrations)
    {
        ILookup<int, int> vmsOn = Enumerable.Range(0, problem.Vms.Length).ToLookup(vm => problem.Initial[vm]);
        ILookup<int, PlannedMigration> arrivals = migrations.ToLookup(m => m.To);
        ILookup<int, PlannedMigration> departures = migrations.ToLookup(m => m.From);
        foreach (Host host in problem.Datacenter.Hosts.Where(h => arrivals.Contains(h.Index)))
        {
            for (int r = 0; r < problem.Resources.Count; r++)
            {
                int resource = r;
                Resource kind = problem.Resources.Resources[resource];
                if (host.Index == problem.StoreHost && !kind.IsTransient)
                {
                    continue; // What is suspended uses no CPU.
                }

                var profile = new LoadProfile<long>();
                foreach (PlannedMigration arrival in arrivals[host.Index])
                {
                    profile.Add(kind.IsTransient ? arrival.Start : arrival.Start + arrival.Estimate.ResumeAt, null, problem.Usage[arrival.Vm][resource]);
                }

                foreach (PlannedMigration departure in departures[host.Index])
                {
                    TimeSpan stop = departure.Start + departure.Estimate.ResumeAt - departure.Estimate.Downtime;
                    profile.Add(kind.IsTransient ? departure.End : stop, null, -problem.Usage[departure.Vm][resource]);
                }

                long initial = vmsOn[host.Index].Sum(vm => problem.Usage[vm][resource]);
                long capacity = problem.Capacity[host.Index][resource];
                foreach ((TimeSpan from, TimeSpan? until, long excess) in profile.Above(initial, Math.Max(initial, capacity)))
                {
                    string limit = initial > capacity ? "its load at the start, which is above capacity," : "capacity";
                    string message =
                        $"{host.Name}, {ClockText.Span(from, until)}: {kind.Name} exceeds {limit} by {AmountText.Of(excess, kind.Unit)}";
                    yield return new PlanViolation(PlanViolationKind.HostCapacity, host.Name, from, until, excess, kind.Unit, message);
                }
            }
        }
    }
}
