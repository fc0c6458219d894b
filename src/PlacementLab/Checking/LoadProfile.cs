using System.Numerics;

namespace PlacementLab.Checking;

/// <summary>A quantity over time that changes in steps; all changes at one tick count together.</summary>
internal sealed class LoadProfile<T>
    where T : struct, INumber<T>
{
    private readonly List<(long Tick, T Change)> _changes = [];

    /// <summary>Adds an amount during [from, until); for good where there is no end.</summary>
    public void Add(TimeSpan from, TimeSpan? until, T amount)
    {
        _changes.Add((from.Ticks, amount));
        if (until is { } end)
        {
            _changes.Add((end.Ticks, -amount));
        }
    }

    /// <summary>The longest spans in which the quantity stays above a limit, each with the largest excess.</summary>
    /// <param name="initial">The quantity before the first change.</param>
    /// <param name="limit">The limit.</param>
    public IEnumerable<(TimeSpan From, TimeSpan? Until, T Excess)> Above(T initial, T limit)
    {
        _changes.Sort((a, b) => a.Tick.CompareTo(b.Tick));
        T level = initial;
        T excess = T.Zero;
        long since = 0;
        for (int i = 0; i < _changes.Count;)
        {
            long tick = _changes[i].Tick;
            for (; i < _changes.Count && _changes[i].Tick == tick; i++)
            {
                level += _changes[i].Change;
            }

            bool wasAbove = excess > T.Zero;
            if (level > limit)
            {
                since = wasAbove ? since : tick;
                excess = T.Max(excess, level - limit);
            }
            else if (wasAbove)
            {
                yield return (TimeSpan.FromTicks(since), TimeSpan.FromTicks(tick), excess);
                excess = T.Zero;
            }
        }

        if (excess > T.Zero)
        {
            yield return (TimeSpan.FromTicks(since), null, excess);
        }
    }
}
