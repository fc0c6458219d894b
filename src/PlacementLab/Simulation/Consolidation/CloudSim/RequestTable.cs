namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// The order in which a host goes through the VMs that asked it for MIPS: that of a Java hash map with the keys "2-0", "2-1", …
/// Buckets are visited in order, and within a bucket keys in the order of their arrival, which is the order of the host's list.
/// Only the size of the table has to be kept: it never shrinks in a run.
/// </summary>
internal sealed class RequestTable
{
    private const int SmallestSize = 16;
    private const int TreeSize = 64;
    private const int FullBucket = 8;

    private readonly uint[] _spread;
    private readonly int[] _size;
    private readonly bool[] _crowded;
    private readonly bool _insertionOrder;
    private int[] _slots = new int[64];
    private int[] _buckets = new int[64];

    /// <summary>Creates the tables of a run.</summary>
    /// <param name="hostCount">Hosts, each with a table.</param>
    /// <param name="vmCount">VMs.</param>
    /// <param name="insertionOrder">Whether VMs are visited in the order of the host's list instead.</param>
    public RequestTable(int hostCount, int vmCount, bool insertionOrder)
    {
        _spread = new uint[vmCount];
        for (int vm = 0; vm < vmCount; vm++)
        {
            _spread[vm] = Spread(vm);
        }

        _size = new int[hostCount];
        for (int host = 0; host < hostCount; host++)
        {
            _size[host] = SmallestSize;
        }

        _crowded = new bool[hostCount];
        _insertionOrder = insertionOrder;
    }

    /// <summary>Hash of the key of a VM, spread as a Java hash map does: h XOR (h >> 16).</summary>
    public static uint Spread(int vm)
    {
        uint hash = Hash(vm);
        return hash ^ (hash >> 16);
    }

    /// <summary>Hash of the key of a VM: that of the Java string "2-i".</summary>
    public static uint Hash(int vm)
    {
        uint hash = ('2' * 31) + '-';
        Span<char> digits = stackalloc char[10];
        vm.TryFormat(digits, out int length, default, System.Globalization.CultureInfo.InvariantCulture);
        foreach (char digit in digits[..length])
        {
            hash = unchecked((31 * hash) + digit);
        }

        return hash;
    }

    /// <summary>Lets a table grow, if it must, as a VM that is not in it comes in.</summary>
    /// <param name="host">The host.</param>
    /// <param name="present">VMs in the table.</param>
    /// <param name="vm">The VM.</param>
    /// <exception cref="InvalidInputException">Its bucket becomes a tree, whose order is not modelled.</exception>
    public void Insert(int host, ReadOnlySpan<int> present, int vm)
    {
        if (_insertionOrder)
        {
            return;
        }

        if (present.Length >= FullBucket && InBucket(host, present, vm) >= FullBucket)
        {
            if (_size[host] >= TreeSize)
            {
                throw new InvalidInputException(
                    $"host {host}", $"more than {FullBucket} VMs in one bucket of CloudSim's hash table", "an order that can be told",
                    "Add the switch insertion-order, which does without hash tables.");
            }

            _size[host] *= 2;
            _crowded[host] = InBucket(host, present, vm) >= FullBucket;
        }

        if (present.Length + 1 > MostKeys(host))
        {
            _size[host] *= 2;
        }
    }

    /// <summary>Empties a table and fills it again with the same VMs, which can let one with a crowded bucket grow.</summary>
    public void Refill(int host, ReadOnlySpan<int> vms)
    {
        if (_crowded[host])
        {
            _crowded[host] = false;
            for (int i = 0; i < vms.Length; i++)
            {
                Insert(host, vms[..i], vms[i]);
            }
        }
    }

    /// <summary>Whether one VM more could let the table grow.</summary>
    public bool MayGrow(int host, ReadOnlySpan<int> present) =>
        !_insertionOrder && (present.Length + 1 > MostKeys(host) || (present.Length >= FullBucket && HasFullBucket(host, present)));

    /// <summary>Indices into a host's list in the order of its table. Valid until the next call.</summary>
    public ReadOnlySpan<int> Order(int host, ReadOnlySpan<int> vms)
    {
        if (_slots.Length < vms.Length)
        {
            _slots = new int[vms.Length * 2];
            _buckets = new int[vms.Length * 2];
        }

        uint mask = _insertionOrder ? 0 : (uint)_size[host] - 1;
        for (int i = 0; i < vms.Length; i++)
        {
            int bucket = (int)(_spread[vms[i]] & mask);
            int at = i;
            for (; at > 0 && _buckets[at - 1] > bucket; at--)
            {
                _buckets[at] = _buckets[at - 1];
                _slots[at] = _slots[at - 1];
            }

            _buckets[at] = bucket;
            _slots[at] = i;
        }

        return new ReadOnlySpan<int>(_slots, 0, vms.Length);
    }

    private double MostKeys(int host) => 0.75 * _size[host];

    private int InBucket(int host, ReadOnlySpan<int> present, int vm)
    {
        uint mask = (uint)_size[host] - 1;
        uint bucket = _spread[vm] & mask;
        int count = 0;
        foreach (int other in present)
        {
            count += (_spread[other] & mask) == bucket ? 1 : 0;
        }

        return count;
    }

    private bool HasFullBucket(int host, ReadOnlySpan<int> present)
    {
        ReadOnlySpan<int> order = Order(host, present);
        for (int i = FullBucket - 1; i < order.Length; i++)
        {
            if (_buckets[i] == _buckets[i - FullBucket + 1])
            {
                return true;
            }
        }

        return false;
    }
}
