using System.Runtime.InteropServices;

namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// Moves of any number of VMs, such as draining a host or taking a group elsewhere: built up one relocation after the other, judged as a
/// whole, and taken back where they do not do.
/// </summary>
internal sealed partial class SearchState
{
    private readonly List<Relocation> _sequence = [];
    private readonly List<int> _touched = [];
    private readonly List<double> _roomBefore = [];
    private double _costBefore;
    private int _brokenBefore;

    /// <summary>Number of relocations in the sequence so far.</summary>
    public int SequenceLength => _sequence.Count;

    /// <summary>Begins a sequence.</summary>
    public void BeginSequence()
    {
        _sequence.Clear();
        _touched.Clear();
        _roomBefore.Clear();
        _costBefore = Cost;
        _brokenBefore = _groups.Broken;
    }

    /// <summary>Change of the cost of hosts and places if one more VM moved; infinite where the host has no room for it.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="to">Another host than its own.</param>
    public double ChangeOf(int vm, int to)
    {
        Evaluated++;
        int from = _hostOf[vm];
        return CostAfter(to, vm, _model.Nobody) - _hostCost[to] + CostAfter(from, _model.Nobody, vm) - _hostCost[from]
            + PlaceCost(vm, to) - PlaceCost(vm, from);
    }

    /// <summary>Moves one more VM, whatever it breaks.</summary>
    /// <param name="vm">The VM; none twice in a sequence.</param>
    /// <param name="to">Another host than its own.</param>
    public void AddToSequence(int vm, int to)
    {
        if (!_touched.Contains(to))
        {
            _touched.Add(to);
            for (int r = 0; r < _stride; r++)
            {
                _roomBefore.Add(_room[(to * _stride) + r]);
            }
        }

        var move = new Relocation(vm, _hostOf[vm], to);
        _sequence.Add(move);
        Make(move, 1);
    }

    /// <summary>Ends the sequence: it stays if that is allowed and has changed the cost by at most the threshold, else all is as before.</summary>
    /// <param name="threshold">Largest change of the cost to accept.</param>
    public bool EndSequence(double threshold)
    {
        ReadOnlySpan<Relocation> moves = CollectionsMarshal.AsSpan(_sequence);
        if (Cost - _costBefore <= threshold && RoomHolds() && (_isSoft || _groups.Broken <= _brokenBefore) && _groups.AreDistinct(moves) && _side?.TryRelocate(moves) != false)
        {
            return true;
        }

        for (int i = moves.Length - 1; i >= 0; i--)
        {
            Make(moves[i], -1);
        }

        Cost = _costBefore;
        return false;
    }

    private bool RoomHolds()
    {
        for (int i = 0; i < _touched.Count && !_isSoft; i++)
        {
            for (int r = 0; r < _stride; r++)
            {
                if (_room[(_touched[i] * _stride) + r] < Math.Min(0, _roomBefore[(i * _stride) + r]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Forwards (1) or back (-1), whatever it breaks.
    private void Make(in Relocation move, int direction)
    {
        double change = -(_model.GroupWeight * _groups.MostMoved) - (_groupPenalty * _groups.Broken);
        Relocation made = direction > 0 ? move : new Relocation(move.Vm, move.To, move.From);
        _groups.Relocate([made]);
        change += (_model.GroupWeight * _groups.MostMoved) + (_groupPenalty * _groups.Broken);
        NoteRelief();
        Add(made.From, made.Vm, -1);
        Add(made.To, made.Vm, 1);
        Residents.Relocate(made);
        MoveCost += _model.MoveCostTo(made.Vm, made.To) - _model.MoveCostTo(made.Vm, made.From);
        Cost += change + Recosted(made.From) + Recosted(made.To) + PlaceCost(made.Vm, made.To) - PlaceCost(made.Vm, made.From);
    }

    // Brings the cost of a host up to date; the change.
    private double Recosted(int host)
    {
        double after = CostAfter(host, _model.Nobody, _model.Nobody);
        double change = after - _hostCost[host];
        _hostCost[host] = after;
        return change;
    }
}
