using PlacementLab.Placement.Terms;

namespace PlacementLab.Placement;

/// <summary>How many VMs of each group have moved, and how many in the group that moved most, kept up to date under moves.</summary>
internal sealed class GroupMoves(GroupMoveTerm term)
{
    private readonly int[] _moved = new int[term.GroupCount];
    private readonly int[] _groupsWithMoved = GroupsWithMoved(term);
    private int _most;

    /// <summary>The cost as it stands.</summary>
    public long Cost => term.Weight * _most;

    /// <summary>Counts a VM as moved (1) or no longer (−1).</summary>
    public void Count(int vm, int sign)
    {
        int group = term.GroupOf[vm];
        _groupsWithMoved[_moved[group]]--;
        _moved[group] += sign;
        _groupsWithMoved[_moved[group]]++;
        _most = sign > 0 ? Math.Max(_most, _moved[group]) : _most;
        while (_groupsWithMoved[_most] == 0)
        {
            _most--;
        }
    }

    /// <summary>Change of the cost if a VM became a moved one (1), or no longer was one (−1), or neither (0).</summary>
    public long Change(int vm, int sign) => Change(vm, sign, vm, 0);

    /// <summary>Change of the cost if that happened to two VMs.</summary>
    public long Change(int first, int firstSign, int second, int secondSign)
    {
        long before = Cost;
        Apply(first, firstSign);
        Apply(second, secondSign);
        long after = Cost;
        Apply(second, -secondSign);
        Apply(first, -firstSign);
        return after - before;
    }

    private static int[] GroupsWithMoved(GroupMoveTerm term)
    {
        int largest = term.GroupOf.GroupBy(g => g).Max(g => g.Count());
        int[] counts = new int[largest + 1];
        counts[0] = term.GroupCount;
        return counts;
    }

    private void Apply(int vm, int sign)
    {
        if (sign != 0)
        {
            Count(vm, sign);
        }
    }
}
