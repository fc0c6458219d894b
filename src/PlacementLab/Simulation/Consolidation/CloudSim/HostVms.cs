namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// The ordered list of VMs of each host, in one array. A VM that migrates is in two lists: as incoming in that of its target.
/// </summary>
internal sealed class HostVms
{
    private readonly int[] _count;
    private int _stride = 64;
    private int[] _vms;
    private bool[] _incoming;
    private int[] _savedVms = [];
    private readonly int[] _savedCount;

    /// <summary>Creates empty lists.</summary>
    public HostVms(int hostCount)
    {
        _count = new int[hostCount];
        _savedCount = new int[hostCount];
        _vms = new int[hostCount * _stride];
        _incoming = new bool[hostCount * _stride];
    }

    /// <summary>Room of each list: item i of host h is at h·stride + i. It grows.</summary>
    public int Stride => _stride;

    /// <summary>VMs of a host, by host.</summary>
    public int[] Count => _count;

    /// <summary>VMs of a host when the lists were saved, by host.</summary>
    public int[] SavedCount => _savedCount;

    /// <summary>The list of a host.</summary>
    public ReadOnlySpan<int> Of(int host) => new(_vms, host * _stride, _count[host]);

    /// <summary>Which items of a host's list are incoming.</summary>
    public ReadOnlySpan<bool> IncomingOf(int host) => new(_incoming, host * _stride, _count[host]);

    /// <summary>Puts a VM at the end of a host's list.</summary>
    public void Append(int host, int vm, bool incoming)
    {
        if (_count[host] == _stride)
        {
            Widen();
        }

        int at = (host * _stride) + _count[host]++;
        _vms[at] = vm;
        _incoming[at] = incoming;
    }

    /// <summary>Takes the first item with this VM out of a host's list.</summary>
    public void Remove(int host, int vm)
    {
        int at = (host * _stride) + IndexOf(host, vm);
        int last = (host * _stride) + --_count[host];
        for (; at < last; at++)
        {
            _vms[at] = _vms[at + 1];
            _incoming[at] = _incoming[at + 1];
        }
    }

    /// <summary>Whether a VM is in a host's list as incoming.</summary>
    public bool IsIncoming(int host, int vm)
    {
        int at = IndexOf(host, vm);
        return at >= 0 && IncomingOf(host)[at];
    }

    /// <summary>Remembers all lists, none of which has an incoming VM.</summary>
    public void Save()
    {
        if (_savedVms.Length != _vms.Length)
        {
            _savedVms = new int[_vms.Length];
        }

        _count.CopyTo(_savedCount, 0);
        for (int host = 0; host < _count.Length; host++)
        {
            Copy(_vms, _savedVms, host * _stride, host * _stride, _count[host]);
        }
    }

    /// <summary>Makes all lists as they were saved.</summary>
    public void Restore()
    {
        int savedStride = _savedVms.Length / _count.Length;
        _savedCount.CopyTo(_count, 0);
        for (int host = 0; host < _count.Length; host++)
        {
            Copy(_savedVms, _vms, host * savedStride, host * _stride, _count[host]);
        }
    }

    private static void Copy(int[] source, int[] target, int from, int to, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[to + i] = source[from + i];
        }
    }

    private int IndexOf(int host, int vm)
    {
        ReadOnlySpan<int> vms = Of(host);
        for (int i = 0; i < vms.Length; i++)
        {
            if (vms[i] == vm)
            {
                return i;
            }
        }

        return -1;
    }

    private void Widen()
    {
        int wider = _stride * 2;
        int[] vms = new int[_count.Length * wider];
        bool[] incoming = new bool[vms.Length];
        for (int host = 0; host < _count.Length; host++)
        {
            Of(host).CopyTo(vms.AsSpan(host * wider));
            IncomingOf(host).CopyTo(incoming.AsSpan(host * wider));
        }

        (_vms, _incoming, _stride) = (vms, incoming, wider);
    }
}
