using System.Runtime.InteropServices;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Moves that were ordered and have not begun: each waits for its destination to wake or for one link to have room.</summary>
/// <param name="state">Whether hosts are awake.</param>
/// <param name="links">Whether links have room.</param>
internal sealed class OrderBook(FleetState state, LinkLedger links)
{
    private readonly Dictionary<int, Queue<Move>> _byLink = [];
    private readonly Dictionary<int, List<Move>> _byHost = [];
    private readonly List<Move> _starting = [];

    /// <summary>Those of some orders that can begin now, with their shares of the links; the others wait.</summary>
    public List<Move> Start(List<Move> orders)
    {
        _starting.Clear();
        foreach (Move order in orders)
        {
            Place(order);
        }

        return Shared();
    }

    /// <summary>What can begin now that some hosts are awake.</summary>
    public List<Move> StartTo(List<int> hosts)
    {
        _starting.Clear();
        foreach (int host in hosts)
        {
            if (_byHost.Remove(host, out List<Move>? orders))
            {
                orders.ForEach(Place);
            }
        }

        return Shared();
    }

    /// <summary>What can begin now that a migration has left its links; in the order of the links and of waiting.</summary>
    public List<Move> StartAfter(Move ended)
    {
        _starting.Clear();
        foreach (int link in ended.Route)
        {
            while (_byLink.TryGetValue(link, out Queue<Move>? waiting) && waiting.TryPeek(out Move? first))
            {
                int blocking = links.Admit(first.Route);
                if (blocking == link)
                {
                    break;
                }

                waiting.Dequeue();
                Settle(first, blocking);
            }
        }

        return Shared();
    }

    /// <summary>Gives up the orders that wait for links, and returns them in order.</summary>
    public Move[] Lapse()
    {
        Move[] lapsed = [.. _byLink.OrderBy(l => l.Key).SelectMany(l => l.Value)];
        _byLink.Clear();
        return lapsed;
    }

    private void Place(Move order)
    {
        if (state.Mode[order.To] == HostMode.On)
        {
            Settle(order, links.Admit(order.Route));
            return;
        }

        ref List<Move>? waiting = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHost, order.To, out _);
        (waiting ??= []).Add(order);
    }

    private void Settle(Move order, int blockingLink)
    {
        if (blockingLink < 0)
        {
            _starting.Add(order);
            return;
        }

        ref Queue<Move>? waiting = ref CollectionsMarshal.GetValueRefOrAddDefault(_byLink, blockingLink, out _);
        (waiting ??= []).Enqueue(order);
    }

    private List<Move> Shared()
    {
        if (_starting.Count > 0)
        {
            links.Share(_starting);
        }

        return _starting;
    }
}
