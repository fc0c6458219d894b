using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;

namespace PlacementLab.Simulation;

/// <summary>
/// The classic reactive policy: a host whose load of the last interval exceeds a threshold gives away VMs, those with the
/// least memory first (minimum migration time), until it is below it; each goes to the host whose power rises least and which
/// stays below the threshold (Beloglazov and Buyya, CCPE 24(13), 2012, §5). Drained hosts give away all; under a goal that
/// evacuates, the least loaded host is emptied if the others can take all of its VMs. It balances by no more than a threshold that
/// the goal sets lower.
/// </summary>
public sealed class ReactiveThresholdPolicy : IMigrationPolicy
{
    private readonly GoalPreset _goal;
    private readonly PlacementRules _rules;

    /// <summary>Creates the policy.</summary>
    /// <param name="goal">The operator's goal with its threshold.</param>
    /// <param name="rules">What every decision must respect.</param>
    public ReactiveThresholdPolicy(GoalPreset goal, PlacementRules rules)
    {
        _goal = goal;
        _rules = rules;
    }

    /// <inheritdoc/>
    public string Name => "reactive-threshold";

    /// <inheritdoc/>
    public PolicyDecision Decide(Observation observation, CancellationToken cancellation)
    {
        ImmutableArray<ResourceVector> usage = ObservedUsage.Of(observation);
        var problem = new PlacementProblem
        {
            Datacenter = observation.Scenario.Datacenter,
            Vms = observation.Scenario.Vms,
            Usage = usage,
            Capacity = observation.Scenario.Capacity,
            Initial = observation.Current,
            Constraints = _rules.For(observation, usage, MoveForecasts.Of(observation)),
        };
        var state = new SearchState(problem, observation.Current);
        for (int host = 0; host < problem.HostCount; host++)
        {
            cancellation.ThrowIfCancellationRequested();
            double keep = observation.OfflineHosts.Contains(host) ? 0 : _goal.ReactiveThreshold;
            Relieve(state, host, keep);
        }

        if (_goal.EvacuatesUnderloaded)
        {
            EmptyLeastLoaded(state);
        }

        return new PolicyDecision(state.ToAssignment(), usage);
    }

    private static double Load(SearchState state, int host) =>
        (double)state.Used(host, ResourceSpace.Cpu) / state.Problem.Capacity[host].CpuMips;

    private static int[] SmallestFirst(SearchState state, int host) =>
    [
        .. Enumerable.Range(0, state.Problem.VmCount)
            .Where(vm => state.HostOf(vm) == host)
            .OrderBy(vm => state.Problem.Usage[vm].MemoryBytes),
    ];

    private void Relieve(SearchState state, int host, double threshold)
    {
        if (Load(state, host) <= threshold)
        {
            return;
        }

        foreach (int vm in SmallestFirst(state, host))
        {
            if (Load(state, host) <= threshold)
            {
                return;
            }

            if (LeastPowerIncrease(state, vm, activeOnly: false) is { } to)
            {
                state.Move(vm, to);
            }
        }
    }

    private void EmptyLeastLoaded(SearchState state)
    {
        int[] active = [.. Enumerable.Range(0, state.Problem.HostCount).Where(h => state.VmCount(h) > 0)];
        if (active.Length < 2)
        {
            return;
        }

        int host = active.MinBy(h => Load(state, h));
        var done = new List<int>();
        foreach (int vm in SmallestFirst(state, host))
        {
            if (LeastPowerIncrease(state, vm, activeOnly: true) is not { } to)
            {
                done.ForEach(moved => state.Move(moved, host));
                return;
            }

            state.Move(vm, to);
            done.Add(vm);
        }
    }

    private int? LeastPowerIncrease(SearchState state, int vm, bool activeOnly)
    {
        int? best = null;
        double least = double.PositiveInfinity;
        for (int host = 0; host < state.Problem.HostCount; host++)
        {
            if (host == state.HostOf(vm) || (activeOnly && state.VmCount(host) == 0) || !state.Allows(vm, host))
            {
                continue;
            }

            double before = Load(state, host);
            double after = before + ((double)state.Problem.Usage[vm].CpuMips / state.Problem.Capacity[host].CpuMips);
            PowerCurve power = state.Problem.Datacenter.Hosts[host].Type.PowerCurve;
            double rise = power.At(after).Watts - (state.VmCount(host) == 0 ? 0 : power.At(before).Watts);
            if (after <= _goal.ReactiveThreshold && rise < least)
            {
                (best, least) = (host, rise);
            }
        }

        return best;
    }
}
