using PlacementLab.Infrastructure;
using PlacementLab.Planning;

namespace PlacementLab.Checking;

/// <summary>Follows the reservations on every link.</summary>
internal static class LinkCheck
{
    private const double ToleranceBytesPerSecond = 1;

    /// <summary>Checks the sum of reservations against what links have for migrations, and each against the least share.</summary>
    public static IEnumerable<PlanViolation> Check(PlanningProblem problem, IReadOnlyList<PlannedMigration> migrations)
    {
        Topology topology = problem.Datacenter.Topology;
        var profiles = new LoadProfile<double>?[topology.Links.Length];
        foreach (PlannedMigration migration in migrations.Where(m => double.IsFinite(m.Bandwidth.BytesPerSecond)))
        {
            double rate = migration.Bandwidth.BytesPerSecond;
            double slowest = double.PositiveInfinity;
            foreach (int link in topology.Route(migration.From, migration.To))
            {
                profiles[link] ??= new LoadProfile<double>();
                profiles[link]!.Add(migration.Start, migration.End, rate);
                slowest = Math.Min(slowest, topology.Links[link].ForMigrations.BytesPerSecond);
            }

            double missing = (problem.Limits.MinimumBandwidthShare * slowest) - rate;
            if (missing > ToleranceBytesPerSecond)
            {
                string name = problem.Vms[migration.Vm].Name;
                string text = $"has {AmountText.Of(missing, "B/s")} less than the least share of its route";
                yield return Of(PlanViolationKind.BandwidthShare, name, (migration.Start, migration.End, missing), text);
            }
        }

        foreach (Link link in topology.Links.Where(l => profiles[l.Index] is not null))
        {
            double limit = link.ForMigrations.BytesPerSecond;
            foreach ((TimeSpan from, TimeSpan? until, double excess) in profiles[link.Index]!.Above(0, limit + ToleranceBytesPerSecond))
            {
                double whole = excess + ToleranceBytesPerSecond;
                string text = $"reservations exceed what migrations may use by {AmountText.Of(whole, "B/s")}";
                yield return Of(PlanViolationKind.LinkBandwidth, link.Name, (from, until, whole), text);
            }
        }
    }

    private static PlanViolation Of(
        PlanViolationKind kind, string subject, (TimeSpan From, TimeSpan? Until, double Magnitude) excess, string text) =>
        new(
            kind, subject, excess.From, excess.Until, excess.Magnitude, "B/s",
            $"{subject}, {ClockText.Span(excess.From, excess.Until)}: {text}");
}
