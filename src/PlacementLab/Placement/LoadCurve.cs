using System.Collections.Immutable;

namespace PlacementLab.Placement;

/// <summary>
/// The cost of one host as a function of its CPU load in whole MIPS: piecewise linear, may jump, covers 0 … long.MaxValue.
/// The same curve serves the search (evaluated), exact solvers (translated) and people (drawn).
/// </summary>
public sealed class LoadCurve
{
    /// <summary>Creates a curve.</summary>
    /// <param name="segments">Segments from 0 to <see cref="long.MaxValue"/> without gap or overlap.</param>
    /// <exception cref="ArgumentException">The segments do not cover every load exactly once.</exception>
    public LoadCurve(ImmutableArray<LoadSegment> segments)
    {
        bool covers = !segments.IsDefaultOrEmpty && segments[0].From == 0 && segments[^1].To == long.MaxValue
            && segments.Zip(segments.Skip(1)).All(p => p.First.To + 1 == p.Second.From) && segments.All(s => s.From <= s.To);
        Segments = covers ? segments : throw new ArgumentException("Segments must cover every load from 0 exactly once.", nameof(segments));
    }

    /// <summary>A curve of no cost.</summary>
    public static LoadCurve Zero { get; } = new([new LoadSegment(0, long.MaxValue, 0, 0)]);

    /// <summary>The segments in order of load.</summary>
    public ImmutableArray<LoadSegment> Segments { get; }

    /// <summary>Weighted sum of two curves: this + weight·other.</summary>
    /// <param name="other">The other curve.</param>
    /// <param name="weight">Its weight.</param>
    public LoadCurve Plus(LoadCurve other, double weight)
    {
        long[] starts = [.. Segments.Concat(other.Segments).Select(s => s.From).Distinct().Order()];
        var merged = ImmutableArray.CreateBuilder<LoadSegment>(starts.Length);
        for (int i = 0; i < starts.Length; i++)
        {
            long to = i + 1 < starts.Length ? starts[i + 1] - 1 : long.MaxValue;
            LoadSegment a = Segments[IndexOf(starts[i])];
            LoadSegment b = other.Segments[other.IndexOf(starts[i])];
            merged.Add(new LoadSegment(starts[i], to, At(starts[i]) + (weight * other.At(starts[i])), a.Slope + (weight * b.Slope)));
        }

        return new LoadCurve(merged.MoveToImmutable());
    }

    /// <summary>Cost at a load.</summary>
    /// <param name="loadMips">Load in MIPS, at least 0.</param>
    public double At(long loadMips)
    {
        LoadSegment segment = Segments[IndexOf(loadMips)];
        return segment.CostAtFrom + (segment.Slope * (loadMips - segment.From));
    }

    private int IndexOf(long loadMips)
    {
        int low = 0;
        int high = Segments.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = Segments[middle].From <= loadMips ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
