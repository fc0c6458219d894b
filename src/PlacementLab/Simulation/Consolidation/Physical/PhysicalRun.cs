using System.Collections.Immutable;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>One run: interval after interval, from 0 to the end.</summary>
internal sealed class PhysicalRun
{
    private readonly FleetArrays _fleet;
    private readonly PhysicalRules _rules;
    private readonly FleetState _state;
    private readonly HostTimeline _timeline;
    private readonly MigrationLedger _moves;
    private readonly MigrationEngine _engine;
    private readonly PhysicalLedger _ledger;
    private readonly ImmutableArray<int> _initialHostOf;
    private readonly double[] _networkBytesPerSecond;

    /// <summary>Prepares a run and places the VMs.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="alwaysFull">Whether every host is on at full power all the time.</param>
    /// <exception cref="InvalidInputException">The VMs do not fit on the hosts at time zero.</exception>
    public PhysicalRun(FleetArrays fleet, PhysicalRules rules, bool alwaysFull)
    {
        _fleet = fleet;
        _rules = rules;
        int[] hostOf = StartPlacement.Of(fleet);
        _initialHostOf = [.. hostOf];
        _state = new FleetState(fleet, hostOf, alwaysFull);
        _timeline = new HostTimeline(fleet, rules.Transitions, alwaysFull);
        _moves = new MigrationLedger(fleet, rules.ListsMigrations, alwaysFull);
        _engine = new MigrationEngine(_state, rules, _timeline, _moves);
        _ledger = new PhysicalLedger(_state, _moves);
        _networkBytesPerSecond = new double[fleet.HostCount];
    }

    /// <summary>Runs to the end.</summary>
    public ConsolidationResult Run(ConsolidationPolicy label, IReallocationPolicy? policy, IProgress<double>? progress, CancellationToken cancellation)
    {
        int samples = _fleet.Scenario.Traces.SampleCount;
        double step = _fleet.Scenario.Traces.Step.TotalSeconds;
        for (int sample = 0; sample < samples; sample++)
        {
            cancellation.ThrowIfCancellationRequested();
            _state.LoadDemand(sample, _rules.Threads);
            _state.Regroup();
            _moves.BeginInterval();
            DecisionCounts counts = sample > 0 && policy is not null ? Decide(policy, sample, sample * step, cancellation) : default;
            _timeline.Begin(_state, sample * step, (sample + 1) * step, _rules.Threads);
            LoadNetwork(sample);
            _engine.Run(sample, sample * step, (sample + 1) * step);
            _timeline.Close(_rules.Threads);
            _ledger.Add(_timeline.Tallies, _engine.Running, counts);
            progress?.Report((sample + 1.0) / samples);
        }

        return _ledger.ToResult(label, _rules, _initialHostOf);
    }

    private DecisionCounts Decide(IReallocationPolicy policy, int sample, double now, CancellationToken cancellation)
    {
        _engine.LapseOrders();
        ReallocationDecision decision = policy.Decide(new FleetView(_state, _engine, sample), cancellation);
        _engine.Accept(decision.Moves, now);
        _engine.SwitchOffIdleHosts(now);
        return decision.Counts with { PeakMemoryUse = PeakMemoryUse() };
    }

    private double PeakMemoryUse()
    {
        double peak = 0;
        for (int host = 0; host < _fleet.HostCount; host++)
        {
            peak = Math.Max(peak, (double)_state.BookedBytes[host] / _fleet.HostMemoryBytes[host]);
        }

        return peak;
    }

    private void LoadNetwork(int sample)
    {
        Chunks.ForEach(_fleet.HostCount, _rules.Threads, (from, to) =>
        {
            for (int host = from; host < to; host++)
            {
                double sum = 0;
                foreach (int vm in _state.VmsOf(host))
                {
                    sum += _fleet.Percent[vm][sample];
                }

                _networkBytesPerSecond[host] = sum * _fleet.NetworkBytesPerPercent;
            }
        });
        _engine.Links.BeginInterval(_networkBytesPerSecond);
        _ledger.AddNetwork(_networkBytesPerSecond);
    }
}
