using PlacementLab.Simulation.Consolidation.Detectors;
using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// The loop of Beloglazov and Buyya: VMs leave overloaded hosts for where power rises least, those with the largest demand first; then
/// hosts with little load are emptied. Hosts that take part in a migration are left alone. A VM for which there is no host stays.
/// </summary>
internal sealed class ThresholdPolicy : IReallocationPolicy
{
    private readonly PhysicalRules _rules;
    private readonly DemandForecasts? _forecasts;
    private readonly Draft _draft;
    private readonly HostIndex _index;
    private readonly CheapestHost _fit;
    private readonly OverloadRelief _relief;
    private readonly Evacuation _evacuation;
    private readonly List<int> _leaving = [];

    /// <summary>Creates the policy for one run.</summary>
    /// <param name="fleet">Sizes.</param>
    /// <param name="rules">Rules.</param>
    /// <param name="detector">Says when a host is overloaded.</param>
    /// <param name="selection">Picks the VMs that leave it.</param>
    /// <param name="forecasts">What the detector looks at if it looks at forecasts; else null.</param>
    public ThresholdPolicy(FleetArrays fleet, PhysicalRules rules, IOverloadDetector detector, IVmSelection selection, DemandForecasts? forecasts)
    {
        _rules = rules;
        _forecasts = forecasts;
        _draft = new Draft(fleet, detector);
        _index = new HostIndex(_draft);
        _fit = new CheapestHost(_draft, _index, WakeWatts(fleet, rules));
        _relief = new OverloadRelief(_draft, selection);
        _evacuation = new Evacuation(_draft, _index, _fit, rules);
        Name = $"{detector.Name}-{selection.Name}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ReallocationDecision Decide(FleetView view, CancellationToken cancellation)
    {
        _draft.Load(view, _forecasts?.At(view.Interval, _rules.Threads), _rules.Threads);
        _relief.Run(view);
        Index(view);
        var moves = new List<VmMove>();
        bool[] isReceiver = new bool[_draft.Fleet.HostCount];
        PlaceLeaving(view, isReceiver, moves);
        _evacuation.Run(view, isReceiver, moves);
        return new ReallocationDecision(moves, new DecisionCounts(_relief.Overloaded.Count, _evacuation.Tried, _evacuation.Emptied));
    }

    /// <summary>Energy of waking a host of each kind, spread over the horizon, in W.</summary>
    internal static double[] WakeWatts(FleetArrays fleet, PhysicalRules rules) =>
        [.. Enumerable.Range(0, fleet.Kinds.Length).Select(kind => fleet.Watts(kind, 1) * (rules.Transitions.Wake / rules.GainHorizon))];

    // From the last host to the first, so that the first comes first in its class.
    private void Index(FleetView view)
    {
        _index.Clear();
        for (int host = _draft.Fleet.HostCount - 1; host >= 0; host--)
        {
            if (!view.IsBusy(host) && view.ModeOf(host) is HostMode.On or HostMode.Asleep)
            {
                _index.Add(host, view.ModeOf(host) == HostMode.Asleep);
            }
        }

        foreach (int host in _relief.Overloaded)
        {
            _index.Remove(host);
        }
    }

    private void PlaceLeaving(FleetView view, bool[] isReceiver, List<VmMove> moves)
    {
        _leaving.Clear();
        _leaving.AddRange(_relief.Leaving);
        _leaving.Sort((a, b) => _draft.VmMips(b).CompareTo(_draft.VmMips(a)) is var order && order != 0 ? order : a.CompareTo(b));
        foreach (int vm in _leaving)
        {
            int target = _fit.Find(vm, Proposal.Empty, wakes: true);
            if (target < 0)
            {
                _draft.Restore(vm, view.HostOf(vm));
                continue;
            }

            _draft.Put(vm, target);
            _index.Update(target);
            isReceiver[target] = true;
            moves.Add(new VmMove(vm, target));
        }
    }
}
