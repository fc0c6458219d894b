using PlacementLab.Infrastructure;
using PlacementLab.Migration;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// Carries out moves: wakes hosts, starts migrations when their links have room, lets VMs stop, resume and leave, and switches
/// hosts off that are left empty. Events of the same moment come in the order in which they were foreseen.
/// </summary>
internal sealed class MigrationEngine
{
    private readonly FleetState _state;
    private readonly PhysicalRules _rules;
    private readonly Topology _topology;
    private readonly MigrationPricing _pricing;
    private readonly LinkLedger _links;
    private readonly OrderBook _orders;
    private readonly HostTimeline _timeline;
    private readonly MigrationLedger _ledger;
    private readonly MigrationEffects _effects;
    private readonly PriorityQueue<EngineEvent, (double At, long Sequence)> _events = new();
    private readonly List<Move> _running = [];
    private readonly List<Move> _new = [];
    private readonly List<int> _awake = [];
    private long _sequence;
    private int _now;
    private double _to;

    /// <summary>Prepares an engine.</summary>
    public MigrationEngine(FleetState state, PhysicalRules rules, HostTimeline timeline, MigrationLedger ledger)
    {
        PhysicalScenario scenario = state.Fleet.Scenario;
        _state = state;
        _rules = rules;
        _topology = scenario.Datacenter.Topology;
        _pricing = new MigrationPricing(state.Fleet, rules);
        _links = new LinkLedger(_topology, state.Fleet.HostCount, rules.LeastBandwidthShare);
        _orders = new OrderBook(state, _links);
        _timeline = timeline;
        _ledger = ledger;
        _effects = new MigrationEffects(state, timeline, ledger);
    }

    /// <summary>Link shares.</summary>
    public LinkLedger Links => _links;

    /// <summary>What migrations take.</summary>
    public MigrationPricing Pricing => _pricing;

    /// <summary>Migrations under way.</summary>
    public int Running => _running.Count;

    /// <summary>Gives up orders of the interval before that still wait for a link.</summary>
    public void LapseOrders()
    {
        foreach (Move order in _orders.Lapse())
        {
            _state.BookedBytes[order.To] -= _state.Fleet.VmMemoryBytes[order.Vm];
            Forget(order);
            _ledger.Lapsed++;
        }
    }

    /// <summary>Takes orders at the beginning of an interval. One that the memory of its destination has no room for, or whose VM is moving or there, is refused.</summary>
    public void Accept(IEnumerable<VmMove> moves, double now)
    {
        _new.Clear();
        foreach (VmMove move in moves)
        {
            int from = _state.HostOf[move.Vm];
            long bytes = _state.Fleet.VmMemoryBytes[move.Vm];
            bool refused = from == move.To || _state.IsMoving[move.Vm] || _state.FreeBytes(move.To) < bytes || _state.Mode[move.To] == HostMode.Falling;
            if (refused)
            {
                _ledger.Refused++;
                continue;
            }

            _state.IsMoving[move.Vm] = true;
            _state.BookedBytes[move.To] += bytes;
            _state.Moves[from]++;
            _state.Moves[move.To]++;
            _new.Add(new Move(move.Vm, from, move.To, _topology.Route(from, move.To)));
            if (_state.Mode[move.To] == HostMode.Asleep)
            {
                SetMode(move.To, HostMode.Waking, now);
                Foresee(EngineEvent.Awake(move.To), now + _rules.Transitions.Wake.TotalSeconds);
            }
        }
    }

    /// <summary>Switches off hosts that are on and have nothing to do.</summary>
    public void SwitchOffIdleHosts(double now)
    {
        for (int host = 0; host < _state.Mode.Length; host++)
        {
            SwitchOffIfIdle(host, now);
        }
    }

    /// <summary>Carries out an interval.</summary>
    /// <param name="sample">The interval.</param>
    /// <param name="from">Its beginning in s.</param>
    /// <param name="to">Its end in s.</param>
    public void Run(int sample, double from, double to)
    {
        (_now, _to) = (sample, to);
        foreach (Move move in _running)
        {
            _effects.Emit(move, from, to);
        }

        Begin(_orders.Start(_new), from);
        _new.Clear();
        while (_events.TryPeek(out EngineEvent next, out (double At, long Sequence) key) && key.At <= to)
        {
            _events.Dequeue();
            Handle(next, key.At);
        }

        _running.RemoveAll(m => m.End <= to);
        _ledger.PeakLinkUse = Math.Max(_ledger.PeakLinkUse, _links.PeakUse);
    }

    private void Handle(EngineEvent next, double now)
    {
        switch (next.Kind)
        {
            case EngineEventKind.HostAwake:
                WakeTogether(next.Host, now);
                break;
            case EngineEventKind.HostAsleep:
                SetMode(next.Host, HostMode.Asleep, now);
                break;
            case EngineEventKind.VmResumes:
                Land(next.Move!, now);
                break;
            default:
                Finish(next.Move!, now);
                break;
        }
    }

    // Hosts that are awake at the same moment share the links from there on, whichever was ordered first.
    private void WakeTogether(int first, double now)
    {
        _awake.Clear();
        _awake.Add(first);
        while (_events.TryPeek(out EngineEvent next, out (double At, long Sequence) key) && key.At == now && next.Kind == EngineEventKind.HostAwake)
        {
            _events.Dequeue();
            _awake.Add(next.Host);
        }

        _awake.ForEach(host => SetMode(host, HostMode.On, now));
        Begin(_orders.StartTo(_awake), now);
    }

    private void Begin(List<Move> starting, double now)
    {
        foreach (Move move in starting)
        {
            MigrationEstimate estimate = _pricing.Estimate(move.Vm, _now, move.BytesPerSecond);
            move.Follow(estimate, now, _rules.MigrationCpu);
            _state.Copies[move.To]++;
            _running.Add(move);
            _ledger.Start(move, estimate);
            _effects.Begin(move, _to);
            if (!move.IsAborted)
            {
                Foresee(EngineEvent.Resumes(move), move.Resume);
            }

            Foresee(EngineEvent.Ends(move), move.End);
        }
    }

    private void Land(Move move, double now)
    {
        _state.HostOf[move.Vm] = move.To;
        _state.VmCount[move.From]--;
        _state.VmCount[move.To]++;
        _state.Copies[move.To]--;
        _state.Copies[move.From]++;
        _ledger.Land(move, now);
    }

    private void Finish(Move move, double now)
    {
        int freed = move.IsAborted ? move.To : move.From;
        _state.Copies[freed]--;
        _state.BookedBytes[freed] -= _state.Fleet.VmMemoryBytes[move.Vm];
        _links.Release(move);
        Forget(move);
        SwitchOffIfIdle(freed, now);
        Begin(_orders.StartAfter(move), now);
    }

    private void Forget(Move move)
    {
        _state.IsMoving[move.Vm] = false;
        _state.Moves[move.From]--;
        _state.Moves[move.To]--;
    }

    private void SwitchOffIfIdle(int host, double now)
    {
        if (_state.Mode[host] == HostMode.On && _state.VmCount[host] == 0 && _state.Moves[host] == 0 && !_ledger.NeverSleeps)
        {
            SetMode(host, HostMode.Falling, now);
            Foresee(EngineEvent.Asleep(host), now + _rules.Transitions.Sleep.TotalSeconds);
        }
    }

    private void SetMode(int host, HostMode mode, double now)
    {
        _state.Mode[host] = mode;
        _ledger.NoteMode(host, mode, now);
        _timeline.Add(new HostChange(now, host) { Mode = mode });
    }

    private void Foresee(EngineEvent what, double at) => _events.Enqueue(what, (at, _sequence++));
}
