using System.Collections.Immutable;

namespace PlacementLab.Placement.Terms;

/// <summary>Builds a <see cref="LoadCurve"/> of a host that is off at load 0 from the stretches above it.</summary>
internal static class LoadCurveBuilder
{
    /// <summary>A curve that is 0 at load 0 and follows the given starts from load 1 on.</summary>
    /// <param name="starts">First load, cost there and slope of each stretch, by rising load; the first at load 1.</param>
    public static LoadCurve OffAtZero(IEnumerable<(long From, double CostAtFrom, double Slope)> starts)
    {
        var kept = new List<(long From, double CostAtFrom, double Slope)> { (0, 0, 0) };
        foreach ((long From, double CostAtFrom, double Slope) start in starts)
        {
            (long From, double CostAtFrom, double Slope) last = kept[^1];
            bool continues = start.Slope == last.Slope && start.CostAtFrom == last.CostAtFrom + (last.Slope * (start.From - last.From));
            if (!continues)
            {
                kept.Add(start);
            }
        }

        var segments = ImmutableArray.CreateBuilder<LoadSegment>(kept.Count);
        for (int i = 0; i < kept.Count; i++)
        {
            long to = i + 1 < kept.Count ? kept[i + 1].From - 1 : long.MaxValue;
            segments.Add(new LoadSegment(kept[i].From, to, kept[i].CostAtFrom, kept[i].Slope));
        }

        return new LoadCurve(segments.MoveToImmutable());
    }

    /// <summary>One curve per host, computed once for each distinct key.</summary>
    /// <typeparam name="TKey">What a host's curve depends on.</typeparam>
    /// <param name="problem">The problem.</param>
    /// <param name="keyOf">Key of a host.</param>
    /// <param name="curveOf">Curve for a key.</param>
    public static ImmutableArray<LoadCurve> Shared<TKey>(PlacementProblem problem, Func<int, TKey> keyOf, Func<TKey, LoadCurve> curveOf)
        where TKey : notnull
    {
        var known = new Dictionary<TKey, LoadCurve>();
        var curves = ImmutableArray.CreateBuilder<LoadCurve>(problem.HostCount);
        for (int host = 0; host < problem.HostCount; host++)
        {
            TKey key = keyOf(host);
            if (!known.TryGetValue(key, out LoadCurve? curve))
            {
                known[key] = curve = curveOf(key);
            }

            curves.Add(curve);
        }

        return curves.MoveToImmutable();
    }
}
