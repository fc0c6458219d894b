namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>The VMs of each host in an order that depends on the moves made, each found in constant time.</summary>
internal sealed class HostLists
{
    private readonly int[][] _vms;
    private readonly int[] _counts;
    private readonly int[] _places;

    public HostLists(int hosts, int vms)
    {
        _vms = new int[hosts][];
        Array.Fill(_vms, []);
        _counts = new int[hosts];
        _places = new int[vms];
    }

    /// <summary>Number of VMs on the host.</summary>
    public int Count(int host) => _counts[host];

    /// <summary>One of the VMs of the host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="place">0 to below <see cref="Count"/>.</param>
    public int At(int host, int place) => _vms[host][place];

    /// <summary>Builds the lists anew.</summary>
    public void Reset(ReadOnlySpan<int> hostOf)
    {
        Array.Clear(_counts);
        for (int vm = 0; vm < hostOf.Length; vm++)
        {
            Insert(vm, hostOf[vm]);
        }
    }

    /// <summary>Moves a VM to another list.</summary>
    public void Relocate(in Relocation move)
    {
        int[] left = _vms[move.From];
        int place = _places[move.Vm];
        int last = left[--_counts[move.From]];
        left[place] = last;
        _places[last] = place;
        Insert(move.Vm, move.To);
    }

    private void Insert(int vm, int host)
    {
        int count = _counts[host]++;
        if (count == _vms[host].Length)
        {
            Array.Resize(ref _vms[host], Math.Max(8, 2 * count));
        }

        _vms[host][count] = vm;
        _places[vm] = count;
    }
}
