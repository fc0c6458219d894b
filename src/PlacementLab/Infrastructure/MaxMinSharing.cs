namespace PlacementLab.Infrastructure;

/// <summary>
/// Max-min fair sharing of links among flows (progressive filling: Bertsekas and Gallager, Data Networks, 2nd ed., §6.5.2).
/// All rates grow together; when a link is full or a flow reaches its own limit, the flows concerned stop growing.
/// </summary>
public static class MaxMinSharing
{
    /// <summary>Shares capacities among flows.</summary>
    /// <param name="capacityBytesPerSecond">Free capacity of each link.</param>
    /// <param name="routes">For each flow, the positions of the links it crosses.</param>
    /// <param name="limitBytesPerSecond">For each flow, its own limit; infinity where it has none.</param>
    /// <returns>The rate of each flow in B/s.</returns>
    public static double[] Share(
        ReadOnlySpan<double> capacityBytesPerSecond, IReadOnlyList<IReadOnlyList<int>> routes, ReadOnlySpan<double> limitBytesPerSecond)
    {
        double[] free = capacityBytesPerSecond.ToArray();
        double[] rate = new double[routes.Count];
        bool[] settled = new bool[routes.Count];
        int[] growing = new int[free.Length];
        for (int left = routes.Count; left > 0;)
        {
            double step = NextStep(free, routes, limitBytesPerSecond, rate, settled, growing);
            for (int f = 0; f < rate.Length; f++)
            {
                if (!settled[f])
                {
                    rate[f] += step;
                }
            }

            for (int l = 0; l < free.Length; l++)
            {
                free[l] -= step * growing[l];
            }

            left -= Settle(capacityBytesPerSecond, free, routes, limitBytesPerSecond, rate, settled);
        }

        return rate;
    }

    private static double NextStep(
        double[] free, IReadOnlyList<IReadOnlyList<int>> routes, ReadOnlySpan<double> limit, double[] rate, bool[] settled, int[] growing)
    {
        Array.Clear(growing);
        double step = double.PositiveInfinity;
        for (int f = 0; f < rate.Length; f++)
        {
            if (settled[f])
            {
                continue;
            }

            step = Math.Min(step, limit[f] - rate[f]);
            foreach (int link in routes[f])
            {
                growing[link]++;
            }
        }

        for (int l = 0; l < free.Length; l++)
        {
            if (growing[l] > 0)
            {
                step = Math.Min(step, free[l] / growing[l]);
            }
        }

        return Math.Max(step, 0);
    }

    private static int Settle(
        ReadOnlySpan<double> capacity, double[] free, IReadOnlyList<IReadOnlyList<int>> routes, ReadOnlySpan<double> limit, double[] rate, bool[] settled)
    {
        int count = 0;
        for (int f = 0; f < rate.Length; f++)
        {
            if (settled[f])
            {
                continue;
            }

            bool full = rate[f] >= limit[f] * (1 - 1e-12) || double.IsInfinity(rate[f]);
            foreach (int link in routes[f])
            {
                full |= free[link] <= capacity[link] * 1e-12;
            }

            if (full)
            {
                settled[f] = true;
                count++;
            }
        }

        return count;
    }
}
