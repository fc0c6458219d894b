using System.Runtime.InteropServices;
using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Finds overloaded hosts and picks VMs to leave them until the detector is content.</summary>
/// <param name="draft">Loads.</param>
/// <param name="selection">Picks the VM.</param>
internal sealed class OverloadRelief(Draft draft, IVmSelection selection)
{
    private readonly List<int> _overloaded = [];
    private readonly List<int> _leaving = [];
    private readonly List<int> _candidates = [];
    private readonly List<double> _seconds = [];
    private readonly List<double> _utilizations = [];
    private readonly List<int> _starts = [];
    private double[] _history = [];

    /// <summary>Overloaded hosts in index order.</summary>
    public IReadOnlyList<int> Overloaded => _overloaded;

    /// <summary>VMs to leave them; they are counted away in the draft.</summary>
    public IReadOnlyList<int> Leaving => _leaving;

    /// <summary>Looks at every host that is not busy.</summary>
    public void Run(FleetView view)
    {
        _overloaded.Clear();
        _leaving.Clear();
        for (int host = 0; host < draft.Fleet.HostCount; host++)
        {
            if (draft.VmCount[host] > 0 && !view.IsBusy(host) && draft.IsOverloaded(host))
            {
                _overloaded.Add(host);
            }
        }

        foreach (int host in _overloaded)
        {
            Relieve(view, host);
        }
    }

    private void Relieve(FleetView view, int host)
    {
        _candidates.Clear();
        _candidates.AddRange(view.VmsOn(host));
        while (_candidates.Count > 0)
        {
            int at = selection.Select(Describe(view));
            int vm = _candidates[at];
            _candidates.RemoveAt(at);
            _leaving.Add(vm);
            draft.Remove(vm, host);
            if (!draft.IsOverloaded(host))
            {
                return;
            }
        }
    }

    private SelectionCandidates Describe(FleetView view)
    {
        int length = selection.LooksAtHistory ? Math.Min(view.Interval, Draft.MostHistory) : 0;
        if (_history.Length < _candidates.Count * length)
        {
            _history = new double[2 * _candidates.Count * length];
        }

        _seconds.Clear();
        _utilizations.Clear();
        _starts.Clear();
        foreach (int vm in _candidates)
        {
            ReadOnlySpan<float> percent = view.CpuPercentOf(vm);
            int start = _starts.Count * length;
            _starts.Add(start);
            _seconds.Add(view.CopySeconds(vm));
            _utilizations.Add(percent[^1] / 100.0);
            for (int i = 0; i < length; i++)
            {
                _history[start + i] = percent[^(i + 1)] / 100.0;
            }
        }

        return new SelectionCandidates
        {
            MigrationSeconds = CollectionsMarshal.AsSpan(_seconds),
            Utilizations = CollectionsMarshal.AsSpan(_utilizations),
            HistoryValues = _history,
            HistoryStarts = CollectionsMarshal.AsSpan(_starts),
            HistoryLength = length,
        };
    }
}
