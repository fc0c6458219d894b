using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Planning;
using PlacementLab.Simulation;

namespace PlacementLab.Figures;

/// <summary>How full a link is while a plan is carried out.</summary>
/// <param name="Link">The link.</param>
/// <param name="Steps">Times from the first migration to the last without a gap, each with the share of capacity that migrations reserve.</param>
internal sealed record LinkTimeline(Link Link, ImmutableArray<(TimeSpan From, TimeSpan To, double Share)> Steps)
{
    /// <summary>The highest share.</summary>
    public double Peak => Steps.Max(s => s.Share);

    private double Bytes => Steps.Sum(s => (s.To - s.From).TotalSeconds * s.Share) * Link.Capacity.BytesPerSecond;

    /// <summary>The links on which a plan reserves the largest share of capacity over its whole time, the fullest first.</summary>
    public static ImmutableArray<LinkTimeline> Busiest(PlanRecord record, int count)
    {
        Topology topology = record.Problem.Datacenter.Topology;
        var onLink = new List<PlannedMigration>[topology.Links.Length];
        foreach (PlannedMigration move in record.Plan.Migrations)
        {
            foreach (int link in topology.Route(move.From, move.To))
            {
                (onLink[link] ??= []).Add(move);
            }
        }

        return [.. topology.Links.Where(l => onLink[l.Index] is not null)
            .Select(l => new LinkTimeline(l, Split(l, onLink[l.Index])))
            .OrderByDescending(u => Math.Round(u.Bytes / u.Link.Capacity.BytesPerSecond, 9))
            .ThenBy(u => u.Link.Index)
            .Take(count)];
    }

    private static ImmutableArray<(TimeSpan From, TimeSpan To, double Share)> Split(Link link, List<PlannedMigration> moves)
    {
        TimeSpan[] times = [.. moves.SelectMany(m => new[] { m.Start, m.End }).Distinct().Order()];
        var steps = ImmutableArray.CreateBuilder<(TimeSpan From, TimeSpan To, double Share)>();
        for (int i = 1; i < times.Length; i++)
        {
            double used = moves.Where(m => m.Start < times[i] && m.End > times[i - 1]).Sum(m => m.Bandwidth.BytesPerSecond);
            steps.Add((times[i - 1], times[i], used / link.Capacity.BytesPerSecond));
        }

        return steps.ToImmutable();
    }
}
