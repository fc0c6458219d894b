namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// Max-min fair shares of many flows that start together, as <see cref="Infrastructure.MaxMinSharing"/> defines them, in time almost
/// proportional to the number of flows: the link with the least to give per flow settles its flows, then the next. Shares are whole B/s.
/// </summary>
/// <param name="links">Number of links.</param>
internal sealed class FairShares(int links)
{
    private readonly double[] _free = new double[links];
    private readonly int[] _flows = new int[links];
    private readonly int[] _first = new int[links];
    private readonly PriorityQueue<int, (double Share, int Link)> _queue = new();
    private readonly List<(int Flow, int Next)> _entries = [];
    private readonly List<int> _touched = [];

    /// <summary>Sets the shares.</summary>
    /// <param name="flows">The flows; each crosses at least one link.</param>
    /// <param name="offered">What each link offers, in B/s.</param>
    /// <param name="held">What is held of it already, in B/s.</param>
    public void Share(List<Move> flows, double[] offered, double[] held)
    {
        Prepare(flows, offered, held);
        while (_queue.TryDequeue(out int link, out (double Share, int Link) key))
        {
            if (_flows[link] == 0)
            {
                continue;
            }

            double share = Math.Max(0, _free[link]) / _flows[link];
            if (share > key.Share)
            {
                _queue.Enqueue(link, (share, link));
                continue;
            }

            Settle(flows, link, Math.Max(1, Math.Floor(share)));
        }
    }

    private void Prepare(List<Move> flows, double[] offered, double[] held)
    {
        _entries.Clear();
        _touched.Clear();
        _queue.Clear();
        foreach (Move flow in flows)
        {
            flow.BytesPerSecond = 0;
            foreach (int link in flow.Route)
            {
                _flows[link] = 0;
                _first[link] = -1;
                _free[link] = offered[link] - held[link];
            }
        }

        for (int i = 0; i < flows.Count; i++)
        {
            foreach (int link in flows[i].Route)
            {
                if (_flows[link]++ == 0)
                {
                    _touched.Add(link);
                }

                _entries.Add((i, _first[link]));
                _first[link] = _entries.Count - 1;
            }
        }

        foreach (int link in _touched)
        {
            _queue.Enqueue(link, (_free[link] / _flows[link], link));
        }
    }

    private void Settle(List<Move> flows, int bottleneck, double share)
    {
        for (int entry = _first[bottleneck]; entry >= 0; entry = _entries[entry].Next)
        {
            Move flow = flows[_entries[entry].Flow];
            if (flow.BytesPerSecond > 0)
            {
                continue;
            }

            flow.BytesPerSecond = share;
            foreach (int link in flow.Route)
            {
                _flows[link]--;
                _free[link] -= share;
            }
        }
    }
}
