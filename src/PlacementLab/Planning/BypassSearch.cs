using System.Collections.Immutable;

namespace PlacementLab.Planning;

/// <summary>Breaks a circle of waiting moves: one of its VMs goes to a spare host first and from there to its target.</summary>
internal sealed class BypassSearch(PlanningProblem problem, IMigrationEstimator estimator, ScheduleState state)
{
    /// <summary>
    /// Takes the first detour that can start now; null where there is none. Preferred are VMs that are moved quickly and whose
    /// departure lets the VM that waits for them start, then hosts that no move is bound for, in the same rack; the store only where
    /// no host will do.
    /// </summary>
    /// <param name="offer">The moves that start now; the detour is added.</param>
    /// <param name="pending">The moves that wait.</param>
    /// <param name="mayDetour">Which VMs may make a detour.</param>
    public PendingMove? TryBreak(StartOffer offer, IReadOnlyList<PendingMove> pending, Func<PendingMove, bool> mayDetour) =>
        TryBreak(offer, pending, mayDetour, viaStore: false)
        ?? (problem.StoreHost is null ? null : TryBreak(offer, pending, mayDetour, viaStore: true));

    private PendingMove? TryBreak(StartOffer offer, IReadOnlyList<PendingMove> pending, Func<PendingMove, bool> mayDetour, bool viaStore)
    {
        var circles = new WaitingCircles(state, pending, offer.Taken.Select(t => t.Move));
        bool[] isDestination = new bool[problem.Datacenter.Hosts.Length];
        foreach (PendingMove move in pending)
        {
            isDestination[move.To] = true;
        }

        foreach (ImmutableArray<PendingMove> circle in circles.All())
        {
            var order = circle.Where(mayDetour).OrderBy(m => !OpensTheWay(m, circle)).ThenBy(m => m.Alone.TotalTime).ThenBy(m => m.Vm);
            foreach (PendingMove move in order)
            {
                foreach (int spare in SpareHosts(move, isDestination, viaStore))
                {
                    if (Detour(move, spare) is { } detour && offer.TryTake(detour))
                    {
                        return detour;
                    }
                }
            }
        }

        return null;
    }

    private bool OpensTheWay(PendingMove move, ImmutableArray<PendingMove> circle)
    {
        int position = circle.IndexOf(move);
        PendingMove waiting = circle[(position + circle.Length - 1) % circle.Length];
        return state.HasRoomWithout(move.Vm, waiting.Vm, move.From);
    }

    private IEnumerable<int> SpareHosts(PendingMove move, bool[] isDestination, bool viaStore)
    {
        int rack = problem.Datacenter.Hosts[move.From].Rack;
        return Enumerable.Range(0, isDestination.Length)
            .Where(h => (h == problem.StoreHost) == viaStore && h != move.From && h != move.To && state.HasRoom(move.Vm, h))
            .OrderBy(h => isDestination[h])
            .ThenBy(h => problem.Datacenter.Hosts[h].Rack != rack)
            .ThenBy(h => h);
    }

    private PendingMove? Detour(PendingMove move, int spare)
    {
        PendingMove? there = PendingMove.Between(problem, estimator, (move.Vm, move.From, spare));
        return there is not null && PendingMove.Between(problem, estimator, (move.Vm, spare, move.To)) is not null
            ? there with { IsBypass = true }
            : null;
    }
}
