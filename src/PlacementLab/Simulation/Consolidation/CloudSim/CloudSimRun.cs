using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation.Metrics;
using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>One run: the ticks, and the ends of migrations between them.</summary>
internal sealed class CloudSimRun
{
    private readonly CloudSimState _state;
    private readonly SlaLedger _ledger;
    private readonly HostRefresh _refresh;
    private readonly ConsolidationRound? _round;
    private readonly ImmutableArray<int> _initialHostOf;
    private readonly double _end;
    private readonly List<int> _touched = [];
    private readonly bool[] _isTouched;
    private readonly double[] _ends;
    private int _endCount;
    private int _migrations;
    private double _started;

    /// <summary>Prepares a run and places the VMs.</summary>
    /// <exception cref="InvalidInputException">A VM finds no host.</exception>
    public CloudSimRun(CloudSimScenario scenario, ConsolidationPolicy policy, CloudSimRules rules)
    {
        _state = new CloudSimState(scenario, rules);
        _end = scenario.SampleCount * CloudSimClock.IntervalSeconds;
        _isTouched = new bool[_state.Fleet.HostCount];
        _ends = new double[_state.Fleet.VmCount];
        _ledger = new SlaLedger(_state.Fleet.HostCount, _state.Fleet.VmCount, _state.Switches.HonestTimes);
        HostHistories? histories = policy.Migrates
            ? new HostHistories(_state.Fleet, _state.Lists, _state.Demand, CloudSimDetectors.Create(policy, _state.Switches))
            : null;
        _refresh = new HostRefresh(_state, _ledger, histories) { NeverSleeps = policy.Detector == ConsolidationPolicies.NonPowerAware };
        var finder = new HostFinder(_state.Fleet, _state.Demand, _state.Shares, _state.Use, _state.Switches);
        InitialPlacement.Run(_state, finder, histories);
        _initialHostOf = [.. _state.Vms.HostOf];
        finder.ChecksMemory = _state.Switches.MemoryHeld;
        _round = histories is null ? null : new ConsolidationRound(_state, histories, finder, policy.SelectionKind!.Create(policy.Seed));
    }

    /// <summary>Told the state after every tick, once its migrations have started; null for none.</summary>
    public Action<CloudSimState>? AfterTick { get; init; }

    /// <summary>Runs to the end.</summary>
    public ConsolidationResult Run(ConsolidationPolicy policy, CloudSimRules rules, IProgress<double>? progress, CancellationToken cancellation)
    {
        var ticks = ImmutableArray.CreateBuilder<ConsolidationTick>();
        for (double clock = CloudSimClock.Arrival + CloudSimClock.IntervalSeconds; clock < _end; clock += CloudSimClock.IntervalSeconds)
        {
            cancellation.ThrowIfCancellationRequested();
            ticks.Add(Tick(clock));
            AfterTick?.Invoke(_state);
            EndMigrations();
            progress?.Report(clock / _end);
        }

        if (_state.Switches.FullSpan)
        {
            _refresh.Finish(_end);
        }

        _ledger.End(_state.Vms.Existing);
        return new()
        {
            Policy = policy,
            Rules = rules.Description,
            Metrics = _ledger.ToMetrics(Energy.FromJoules(_refresh.Joules), _migrations),
            Ticks = ticks.ToImmutable(),
            End = Now(_refresh.Last),
            InitialHostOf = _initialHostOf,
        };
    }

    private ConsolidationTick Tick(double clock)
    {
        _refresh.All(clock, isTick: true);
        if (_round is null)
        {
            return Now(clock);
        }

        _round.Decide();
        StartMigrations(clock);
        return Now(clock) with
        {
            OverloadedHosts = _round.Overloaded,
            UnderloadedHosts = _round.Underloaded,
            EvacuatedHosts = _round.Evacuated,
        };
    }

    private ConsolidationTick Now(double clock) =>
        new(clock, _refresh.ActiveHosts, Energy.FromJoules(_refresh.Joules), _migrations, _state.Vms.ExistingCount);

    private void StartMigrations(double clock)
    {
        MoveList moves = _round!.Moves;
        for (int i = 0; i < moves.Count; i++)
        {
            int vm = moves.Vm(i);
            int target = moves.Target(i);
            _state.Vms.IsMigrating[vm] = true;
            if (!_state.Lists.IsIncoming(target, vm))
            {
                _state.Tables.Insert(target, _state.Lists.Of(target), vm);
                _state.Lists.Append(target, vm, incoming: true);
                Touch(target);
                Touch(_state.Vms.HostOf[vm]);
            }

            _migrations++;
            NoteEnd(clock + _state.Fleet.MigrationSeconds[vm]);
        }

        RefreshTouched();
        _started = clock;
    }

    private void RefreshTouched()
    {
        foreach (int host in _touched)
        {
            _isTouched[host] = false;
            _refresh.One(host, isTick: false);
        }

        _touched.Clear();
    }

    /// <summary>Keeps the different times at which migrations end, ascending.</summary>
    private void NoteEnd(double time)
    {
        int at = 0;
        while (at < _endCount && _ends[at] < time)
        {
            at++;
        }

        if (at < _endCount && _ends[at] == time)
        {
            return;
        }

        Array.Copy(_ends, at, _ends, at + 1, _endCount++ - at);
        _ends[at] = time;
    }

    private void Touch(int host)
    {
        if (!_isTouched[host])
        {
            _isTouched[host] = true;
            _touched.Add(host);
        }
    }

    private void EndMigrations()
    {
        for (int i = 0; i < _endCount && _ends[i] < _end; i++)
        {
            double time = _ends[i];
            _refresh.All(time, isTick: false);
            MoveList moves = _round!.Moves;
            for (int move = 0; move < moves.Count; move++)
            {
                if (_started + _state.Fleet.MigrationSeconds[moves.Vm(move)] == time)
                {
                    Arrive(moves.Vm(move), moves.Target(move));
                }
            }

            // The release refreshes all hosts again; those that no VM left or reached stay as they are.
            RefreshTouched();
            _refresh.RemoveIdle(isTick: false);
        }

        _endCount = 0;
    }

    private void Arrive(int vm, int target)
    {
        Touch(_state.Vms.HostOf[vm]);
        Touch(target);
        _state.Lists.Remove(_state.Vms.HostOf[vm], vm);
        _state.Lists.Remove(target, vm);
        _state.Vms.IsMigrating[vm] = false;
        _state.Tables.Insert(target, _state.Lists.Of(target), vm);
        _state.Lists.Append(target, vm, incoming: false);
        _state.Vms.HostOf[vm] = target;
    }
}
