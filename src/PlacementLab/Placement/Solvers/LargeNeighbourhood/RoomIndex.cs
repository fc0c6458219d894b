namespace PlacementLab.Placement.Solvers.LargeNeighbourhood;

/// <summary>
/// The hosts with room for a VM, found without looking at the others: a tree over the hosts that holds the most room of each resource
/// below every node. Room counts what every capacity constraint counts at least, so no host is left out that could take the VM.
/// </summary>
internal sealed class RoomIndex
{
    private readonly SearchState _state;
    private readonly int _resources;
    private readonly int _leaves;
    private readonly long[] _most;
    private readonly bool _isLimited;

    public RoomIndex(SearchState state)
    {
        _state = state;
        _resources = state.Problem.Resources.Count;
        _leaves = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)state.Problem.HostCount);
        _most = new long[2 * _leaves * _resources];
        _isLimited = state.Problem.Constraints.Any(c => c is Constraints.CapacityConstraint);
        Array.Fill(_most, long.MinValue);
        for (int host = 0; host < state.Problem.HostCount; host++)
        {
            SetLeaf(host);
        }

        for (int node = _leaves - 1; node > 0; node--)
        {
            Merge(node);
        }
    }

    /// <summary>Takes over what a host carries now.</summary>
    public void Update(int host)
    {
        SetLeaf(host);
        for (int node = (_leaves + host) / 2; node > 0; node /= 2)
        {
            Merge(node);
        }
    }

    /// <summary>The first host from a number on that has room for a VM; −1 for none.</summary>
    public int Next(int vm, int from)
    {
        int node = from < _state.Problem.HostCount ? _leaves + from : 0;
        while (node > 0)
        {
            if (!Fits(vm, node))
            {
                node = After(node);
            }
            else if (node >= _leaves)
            {
                return node - _leaves;
            }
            else
            {
                // Each resource may have room below, but no one child room of all.
                int left = 2 * node;
                node = Fits(vm, left) ? left : Fits(vm, left + 1) ? left + 1 : After(node);
            }
        }

        return -1;
    }

    // The node that covers what lies to the right; 0 for none.
    private static int After(int node)
    {
        while ((node & 1) == 1)
        {
            node /= 2;
        }

        return node == 0 ? 0 : node + 1;
    }

    private bool Fits(int vm, int node)
    {
        for (int r = 0; r < _resources; r++)
        {
            if (_most[(node * _resources) + r] < _state.Usage(vm, r))
            {
                return false;
            }
        }

        return true;
    }

    private void SetLeaf(int host)
    {
        for (int r = 0; r < _resources; r++)
        {
            long limit = Math.Max(_state.Allotment.LimitOf(host, r), _state.InitiallyUsed(host, r));
            _most[((_leaves + host) * _resources) + r] = _isLimited ? limit - _state.Used(host, r) : long.MaxValue;
        }
    }

    private void Merge(int node)
    {
        for (int r = 0; r < _resources; r++)
        {
            _most[(node * _resources) + r] = Math.Max(_most[(2 * node * _resources) + r], _most[(((2 * node) + 1) * _resources) + r]);
        }
    }
}
