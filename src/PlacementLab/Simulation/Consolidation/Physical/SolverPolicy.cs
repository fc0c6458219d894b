using System.Collections.Immutable;
using PlacementLab.Placement;
using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// Detector and selection say which VMs leave overloaded hosts; a solver places these together with all VMs of the hosts with the least
/// load, by power over the horizon. It is given a part of the fleet: hosts with much load, with much free memory, and a few that are
/// asleep. If it finds no place for all, it is asked again with half as many hosts to empty. Each emptying is then judged: the detector may
/// not call a target overloaded, and energy must be saved, or the host keeps its VMs. Without a solution nothing moves.
/// </summary>
internal sealed class SolverPolicy : IReallocationPolicy
{
    private readonly PhysicalRules _rules;
    private readonly IPlacementSolver _solver;
    private readonly int _seed;
    private readonly DemandForecasts? _forecasts;
    private readonly Draft _draft;
    private readonly OverloadRelief _relief;
    private readonly SolverProblem _problem;
    private readonly EvacuationGain _gain;
    private readonly HostIndex _index;
    private readonly Evacuation _evacuation;

    /// <summary>Creates the policy for one run.</summary>
    /// <param name="problem">Builds what the solver is given.</param>
    /// <param name="draft">Loads, with the detector.</param>
    /// <param name="selection">Picks the VMs that leave overloaded hosts.</param>
    /// <param name="forecasts">What the detector looks at if it looks at forecasts; else null.</param>
    /// <param name="seed">Seed of the solver.</param>
    public SolverPolicy(SolverProblem problem, Draft draft, IVmSelection selection, DemandForecasts? forecasts, int seed)
    {
        _problem = problem;
        _rules = problem.Rules;
        _solver = _rules.Solver!;
        _seed = seed;
        _forecasts = forecasts;
        _draft = draft;
        _relief = new OverloadRelief(draft, selection);
        _gain = new EvacuationGain(draft, _rules);
        _index = new HostIndex(draft);
        _evacuation = new Evacuation(draft, _index, new CheapestHost(draft, _index, ThresholdPolicy.WakeWatts(draft.Fleet, _rules)), _rules);
        Name = _solver.Name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ReallocationDecision Decide(FleetView view, CancellationToken cancellation)
    {
        _draft.Load(view, _forecasts?.At(view.Interval, _rules.Threads), _rules.Threads);
        _relief.Run(view);
        ImmutableArray<VmMove> wanted = Wanted(view, cancellation);
        List<VmMove> moves = Accepted(view, wanted);
        int emptied = moves.Select(m => view.HostOf(m.Vm)).Distinct().Except(_relief.Overloaded).Count();
        EmptyOthers(view, moves);
        return new ReallocationDecision(
            moves, new DecisionCounts(_relief.Overloaded.Count, _problem.Givers.Count + _evacuation.Tried, emptied + _evacuation.Emptied));
    }

    private void EmptyOthers(FleetView view, List<VmMove> moves)
    {
        var settled = _relief.Overloaded.Concat(moves.Select(m => view.HostOf(m.Vm))).ToHashSet();
        _index.Clear();
        for (int host = _draft.Fleet.HostCount - 1; host >= 0; host--)
        {
            if (!view.IsBusy(host) && view.ModeOf(host) == HostMode.On && !settled.Contains(host))
            {
                _index.Add(host, isAsleep: false);
            }
        }

        bool[] isReceiver = new bool[_draft.Fleet.HostCount];
        foreach (VmMove move in moves)
        {
            isReceiver[move.To] = true;
        }

        _evacuation.Run(view, isReceiver, moves);
    }

    private ImmutableArray<VmMove> Wanted(FleetView view, CancellationToken cancellation)
    {
        for (int givers = SolverProblem.MostGivers; ; givers /= 2)
        {
            if (_problem.Prepare(view, _relief, givers))
            {
                SolverResult result = _solver.Solve(_problem.Problem!, _rules.SolverStop, _seed, cancellation);
                if (result.Status is SolveStatus.Optimal or SolveStatus.Feasible)
                {
                    return _problem.MovesOf(result.Best);
                }
            }

            if (givers == 0)
            {
                return [];
            }
        }
    }

    private List<VmMove> Accepted(FleetView view, ImmutableArray<VmMove> wanted)
    {
        var moves = new List<VmMove>();
        var overloaded = _relief.Overloaded.ToHashSet();
        foreach (IGrouping<int, VmMove> group in wanted.GroupBy(m => view.HostOf(m.Vm)).OrderBy(g => !overloaded.Contains(g.Key)).ThenBy(g => g.Key))
        {
            var proposal = new Proposal();
            bool isRelief = overloaded.Contains(group.Key);
            bool allFit = isRelief || group.All(m => view.ModeOf(m.To) == HostMode.On);
            foreach (VmMove move in group)
            {
                if (_draft.VmCount[move.To] > 0 && _draft.WouldOverload(move.To, move.Vm, proposal))
                {
                    allFit = false;
                    continue;
                }

                proposal.Add(move.Vm, move.To);
            }

            if (isRelief || (allFit && _gain.Of(view, group.Key, proposal) > 0))
            {
                Accept(proposal, group.Key, isRelief, moves);
            }
        }

        return moves;
    }

    private void Accept(Proposal proposal, int from, bool isCountedAway, List<VmMove> moves)
    {
        foreach ((int vm, int to) in proposal.Moves)
        {
            if (!isCountedAway)
            {
                _draft.Remove(vm, from);
            }

            _draft.Put(vm, to);
            moves.Add(new VmMove(vm, to));
        }
    }
}
