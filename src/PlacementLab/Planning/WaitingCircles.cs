using System.Collections.Immutable;

namespace PlacementLab.Planning;

/// <summary>
/// The moves that cannot start even when everything else has ended: hopeless ones, whose destination lacks room whatever
/// leaves it, and circles, in which each waits for the next to leave.
/// </summary>
internal sealed class WaitingCircles
{
    private readonly ScheduleState _state;
    private readonly long[][] _loads;
    private readonly List<PendingMove> _waiting;
    private readonly List<PendingMove> _hopeless = [];

    public WaitingCircles(ScheduleState state, IEnumerable<PendingMove> pending, IEnumerable<PendingMove> starting)
    {
        _state = state;
        _loads = state.LoadsAfterRunning(starting);
        _waiting = [.. pending];
        while (_waiting.RemoveAll(Completes) > 0)
        {
        }

        foreach (PendingMove move in _waiting)
        {
            state.Add(_loads[move.From], move.Vm, -1);
        }

        while (_waiting.RemoveAll(StaysForGood) > 0)
        {
        }
    }

    /// <summary>Moves whose destination lacks room even after every departure that can still happen.</summary>
    public IReadOnlyList<PendingMove> Hopeless => _hopeless;

    /// <summary>By how much a hopeless move lacks room, in words.</summary>
    public string Shortage(PendingMove move)
    {
        (Infrastructure.Resource resource, long amount) = _state.Shortage(_loads[move.To], move.Vm, move.To);
        string text = resource.Unit == "B" ? Units.DataSize.FromBytes(amount).ToString() : $"{amount} {resource.Unit}";
        return $"{resource.Name} is short by {text}";
    }

    /// <summary>The circles, each as the moves in order: each waits for the next to leave its destination, the last for the first.</summary>
    public IEnumerable<ImmutableArray<PendingMove>> All()
    {
        var seen = new HashSet<int>();
        foreach (PendingMove start in _waiting)
        {
            var walk = new List<PendingMove>();
            PendingMove at = start;
            while (seen.Add(at.Vm))
            {
                walk.Add(at);
                at = _waiting.First(m => m.From == at.To);
            }

            int first = walk.FindIndex(m => m.Vm == at.Vm);
            if (first >= 0)
            {
                yield return FromLowestVm(walk[first..]);
            }
        }
    }

    private static ImmutableArray<PendingMove> FromLowestVm(List<PendingMove> circle)
    {
        int lowest = circle.FindIndex(m => m.Vm == circle.Min(c => c.Vm));
        return [.. circle[lowest..], .. circle[..lowest]];
    }

    private bool Completes(PendingMove move)
    {
        if (!_state.HasRoom(_loads[move.To], move.Vm, move.To))
        {
            return false;
        }

        _state.Add(_loads[move.To], move.Vm, 1);
        _state.Add(_loads[move.From], move.Vm, -1);
        return true;
    }

    private bool StaysForGood(PendingMove move)
    {
        if (_state.HasRoom(_loads[move.To], move.Vm, move.To))
        {
            return false;
        }

        _state.Add(_loads[move.From], move.Vm, 1);
        _hopeless.Add(move);
        return true;
    }
}
