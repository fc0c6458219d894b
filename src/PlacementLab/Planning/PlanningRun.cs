using System.Collections.Immutable;
using PlacementLab.Migration;

namespace PlacementLab.Planning;

/// <summary>One run of the scheduler; the VMs of <paramref name="withoutBypass"/> make no detour.</summary>
internal sealed class PlanningRun(PlanningProblem problem, IMigrationEstimator estimator, IReadOnlySet<int> withoutBypass)
{
    private readonly ScheduleState _state = new(problem);
    private readonly RuleWatch _rules = new(problem);
    private readonly List<PlannedMigration> _planned = [];
    private readonly List<UnplannedMove> _unplanned = [];
    private readonly HashSet<int> _detoured = [];
    private List<PendingMove> _pending = [];
    private TimeSpan _now;

    /// <summary>Makes the plan; a VM is stranded where a later limit leaves it on the spare host of its detour.</summary>
    public (MigrationPlan Plan, IReadOnlyList<int> Stranded) Execute()
    {
        foreach (int vm in problem.Target.MovedFrom(problem.Initial))
        {
            Enqueue(vm, problem.Initial[vm]);
        }

        _pending = MoveOrder.Sort(_pending, _state, problem.Datacenter.Hosts.Length);
        while (_pending.Count > 0 || !_state.IsIdle)
        {
            DropLate();
            Launch(ChooseStarts());
            Advance();
        }

        var plan = new MigrationPlan([.. _planned], [.. _unplanned.OrderBy(u => u.Vm)]);
        return (plan, [.. _unplanned.Where(u => _detoured.Contains(u.Vm)).Select(u => u.Vm)]);
    }

    private StartOffer ChooseStarts()
    {
        var offer = new StartOffer(_state, estimator, vm => _rules.DeadlineOf(vm) - _now);
        _pending.RemoveAll(move => TryTake(offer, move));
        var detours = new BypassSearch(problem, estimator, _state);
        while (_pending.Count > 0 && detours.TryBreak(offer, _pending, MayDetour) is { } detour)
        {
            _rules.Start(detour.Vm);
            _detoured.Add(detour.Vm);
            _pending.RemoveAll(m => m.Vm == detour.Vm);
        }

        return offer;
    }

    private bool TryTake(StartOffer offer, PendingMove move)
    {
        bool taken = _rules.MayStart(move.Vm, _now) && offer.TryTake(move);
        if (taken)
        {
            _rules.Start(move.Vm);
        }

        return taken;
    }

    private void Launch(StartOffer offer)
    {
        foreach (PlannedStart start in offer.Taken)
        {
            var migration = new PlannedMigration
            {
                Vm = start.Move.Vm,
                From = start.Move.From,
                To = start.Move.To,
                Start = _now,
                Bandwidth = start.Bandwidth,
                Estimate = start.Estimate,
                IsBypass = start.Move.IsBypass,
            };
            _planned.Add(migration);
            _state.Start(migration, start.Move.Route);
        }
    }

    private void Advance()
    {
        TimeSpan? release = _rules.NextRelease(_pending, _now);
        if (!_state.IsIdle && !(release < _state.NextEnd))
        {
            Finish();
        }
        else if (release is { } at)
        {
            _now = at;
        }
        else
        {
            DropBlocked();
        }
    }

    private void Finish()
    {
        List<PlannedMigration> ended = _state.FinishNext();
        _now = ended[0].End;
        ended.ForEach(_rules.Finish);
        foreach (PlannedMigration migration in ended.Where(m => m.IsBypass))
        {
            Enqueue(migration.Vm, migration.To);
        }
    }

    private void Enqueue(int vm, int from)
    {
        int to = problem.Target[vm];
        PendingMove? move = PendingMove.Between(problem, estimator, (vm, from, to));
        if (move is null || move.Alone.Outcome == MigrationOutcome.Aborted)
        {
            string reason = move is null ? "the route has no bandwidth for migrations" : "the stop rule would give it up even alone on its route";
            _unplanned.Add(new UnplannedMove(vm, problem.Initial[vm], to, reason, []));
            _rules.Drop(vm);
            return;
        }

        _pending.Insert(from == problem.Initial[vm] ? _pending.Count : 0, move);
    }

    private bool MayDetour(PendingMove move) => _rules.MayStart(move.Vm, _now) && !withoutBypass.Contains(move.Vm) && !_detoured.Contains(move.Vm);

    private void DropLate()
    {
        PendingMove[] late = [.. _pending.Where(m => _now + m.Alone.TotalTime > _rules.DeadlineOf(m.Vm))];
        foreach (PendingMove move in late)
        {
            double seconds = (_now + move.Alone.TotalTime - _rules.DeadlineOf(move.Vm)!.Value).TotalSeconds;
            Drop(move, string.Create(Culture, $"would end {seconds:0.###} s after the deadline"), []);
        }

        _pending.RemoveAll(late.Contains);
    }

    private void DropBlocked()
    {
        var circles = new WaitingCircles(_state, _pending, []);
        var dropped = new List<PendingMove>(circles.Hopeless);
        foreach (PendingMove move in circles.Hopeless)
        {
            Drop(move, $"{HostName(move.To)} has no room even after every departure: {circles.Shortage(move)}", []);
        }

        if (dropped.Count == 0 && circles.All().FirstOrDefault() is { IsDefault: false } circle)
        {
            dropped.AddRange(circle);
            string names = string.Join(" → ", circle.Append(circle[0]).Select(m => problem.Vms[m.Vm].Name));
            foreach (PendingMove move in circle)
            {
                Drop(move, $"waits in a circle ({names}) that no spare host can break", [.. circle.Select(m => m.Vm)]);
            }
        }

        if (dropped.Count == 0 && _pending.Find(m => _rules.WaitsFor(m.Vm) is not null) is { } held)
        {
            dropped.Add(held);
            Drop(held, $"a rule makes it wait for {problem.Vms[_rules.WaitsFor(held.Vm)!.Value].Name}, which cannot move before it", []);
        }

        _pending.RemoveAll(dropped.Contains);
    }

    private void Drop(PendingMove move, string reason, ImmutableArray<int> cycle)
    {
        _unplanned.Add(new UnplannedMove(move.Vm, problem.Initial[move.Vm], problem.Target[move.Vm], reason, cycle));
        if (!_detoured.Contains(move.Vm))
        {
            _rules.Drop(move.Vm);
        }
    }

    private string HostName(int host) => problem.Datacenter.Hosts[host].Name;

    private static System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.InvariantCulture;
}
