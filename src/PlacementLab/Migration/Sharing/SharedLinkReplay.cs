using PlacementLab.Infrastructure;

namespace PlacementLab.Migration.Sharing;

/// <summary>
/// Plays flows over links in continuous time: at each event the links are shared max-min fairly among the flows that send,
/// and the next event is the earliest end of a piece or of a wait. Deterministic.
/// </summary>
internal sealed class SharedLinkReplay
{
    private const double RelativeRest = 1e-12;
    private readonly IReadOnlyList<double> _capacityBytesPerSecond;
    private readonly LinkContention _contention;
    private readonly IReadOnlyList<SharedFlow> _flows;

    /// <summary>Prepares a replay.</summary>
    /// <param name="capacityBytesPerSecond">What each link carries.</param>
    /// <param name="contention">What it loses when several flows send.</param>
    /// <param name="flows">The flows, in the order in which they begin where not all may at once.</param>
    public SharedLinkReplay(IReadOnlyList<double> capacityBytesPerSecond, LinkContention contention, IReadOnlyList<SharedFlow> flows)
    {
        _capacityBytesPerSecond = capacityBytesPerSecond;
        _contention = contention;
        _flows = flows;
    }

    /// <summary>Runs to the end of the last flow.</summary>
    /// <param name="mostAtOnce">How many flows may be under way at once, at least 1.</param>
    /// <returns>Seconds for which each link was full.</returns>
    /// <exception cref="ArgumentException">A flow gets no bandwidth, so that it would never end.</exception>
    public double[] Run(int mostAtOnce)
    {
        double[] fullSeconds = new double[_capacityBytesPerSecond.Count];
        for (double now = 0; _flows.Any(f => !f.IsDone);)
        {
            BeginNext(mostAtOnce, now);
            SharedFlow[] sending = [.. _flows.Where(f => f.IsBegun && !f.IsDone && f.SendFromSeconds <= now)];
            double[] free = Capacities(sending);
            double[] rates = MaxMinSharing.Share(
                free, [.. sending.Select(f => f.Route)], [.. sending.Select(f => f.LimitBytesPerSecond)]);
            double next = NextEvent(now, sending, rates);
            AddFullTime(fullSeconds, free, sending, rates, next - now);
            Advance(sending, rates, now, next);
            now = next;
        }

        return fullSeconds;
    }

    private static void AddFullTime(double[] fullSeconds, double[] free, SharedFlow[] sending, double[] rates, double seconds)
    {
        double[] used = new double[free.Length];
        for (int f = 0; f < sending.Length; f++)
        {
            foreach (int link in sending[f].Route)
            {
                used[link] += rates[f];
            }
        }

        for (int link = 0; link < free.Length; link++)
        {
            fullSeconds[link] += used[link] >= free[link] * (1 - 1e-9) ? seconds : 0;
        }
    }

    private static void Advance(SharedFlow[] sending, double[] rates, double now, double next)
    {
        for (int f = 0; f < sending.Length; f++)
        {
            double left = sending[f].RemainingBytes;
            double sent = double.IsInfinity(rates[f]) ? left : rates[f] * (next - now);
            sending[f].Send(sent);
            if (left - sent <= Math.Max(left, rates[f] * next) * RelativeRest)
            {
                sending[f].EndPiece(next);
            }
        }
    }

    private void BeginNext(int mostAtOnce, double now)
    {
        int underWay = _flows.Count(f => f.IsBegun && !f.IsDone);
        foreach (SharedFlow flow in _flows)
        {
            if (!flow.IsBegun && underWay < mostAtOnce)
            {
                flow.Begin(Math.Max(now, flow.StartSeconds));
                underWay++;
            }
        }
    }

    private double[] Capacities(SharedFlow[] sending)
    {
        int[] crossing = new int[_capacityBytesPerSecond.Count];
        foreach (int link in sending.SelectMany(f => f.Route))
        {
            crossing[link]++;
        }

        return [.. _capacityBytesPerSecond.Select((c, link) => _contention.Capacity(c, crossing[link]))];
    }

    private double NextEvent(double now, SharedFlow[] sending, double[] rates)
    {
        double next = double.PositiveInfinity;
        for (int f = 0; f < sending.Length; f++)
        {
            next = Math.Min(next, now + (double.IsInfinity(rates[f]) ? 0 : sending[f].RemainingBytes / rates[f]));
        }

        foreach (SharedFlow flow in _flows)
        {
            next = flow.IsBegun && !flow.IsDone && flow.SendFromSeconds > now ? Math.Min(next, flow.SendFromSeconds) : next;
        }

        return double.IsFinite(next)
            ? next
            : throw new ArgumentException("A flow gets no bandwidth: it would never end. Give its links capacity beside the service traffic.");
    }
}
