using System.Collections.Immutable;

namespace PlacementLab.Planning;

/// <summary>What the rules on single moves say at one moment of the plan that is being made.</summary>
internal sealed class RuleWatch
{
    private readonly MoveRules _rules;
    private readonly ILookup<int, int> _before;
    private readonly ILookup<int, ImmutableArray<int>> _groups;
    private readonly Dictionary<int, TimeSpan> _release;
    private readonly Dictionary<int, TimeSpan> _deadline;
    private readonly HashSet<int> _unfinished;
    private readonly HashSet<int> _moving = [];

    public RuleWatch(PlanningProblem problem)
    {
        _rules = problem.Rules;
        if (!_rules.Synchronized.IsEmpty)
        {
            throw new InvalidInputException(
                "the rules of the plan", "synchronised moves", "rules that list scheduling can keep", "Take the exact scheduler (cp-sat).");
        }

        _unfinished = [.. problem.Target.MovedFrom(problem.Initial)];
        _before = _rules.Precedences.ToLookup(p => p.After, p => p.Before);
        _groups = _rules.Serialized.SelectMany(g => g.Distinct().Select(vm => (vm, g))).ToLookup(p => p.vm, p => p.g);
        _release = _rules.Releases.GroupBy(r => r.Vm).ToDictionary(g => g.Key, g => g.Max(r => r.At));
        _deadline = _rules.Deadlines.GroupBy(d => d.Vm).ToDictionary(g => g.Key, g => g.Min(d => d.By));
        if (problem.Limits.Deadline is { } all)
        {
            foreach (int vm in _unfinished)
            {
                _deadline[vm] = _deadline.TryGetValue(vm, out TimeSpan own) && own < all ? own : all;
            }
        }
    }

    /// <summary>The latest end of a VM; null without one.</summary>
    public TimeSpan? DeadlineOf(int vm) => _deadline.TryGetValue(vm, out TimeSpan deadline) ? deadline : null;

    /// <summary>The first time after now at which some VM may start that may not yet; null where there is none.</summary>
    public TimeSpan? NextRelease(IEnumerable<PendingMove> pending, TimeSpan now)
    {
        TimeSpan[] later = [.. pending.Select(m => _release.GetValueOrDefault(m.Vm)).Where(t => t > now)];
        return later.Length > 0 ? later.Min() : null;
    }

    /// <summary>Whether no rule holds a VM back.</summary>
    public bool MayStart(int vm, TimeSpan now) => _release.GetValueOrDefault(vm) <= now && WaitsFor(vm) is null;

    /// <summary>A VM that must land first, or that must not move at the same time; null where there is none.</summary>
    public int? WaitsFor(int vm)
    {
        IEnumerable<int> others = _before[vm].Where(_unfinished.Contains).Concat(_groups[vm].SelectMany(g => g).Where(o => o != vm && _moving.Contains(o)));
        return others.Select(o => (int?)o).FirstOrDefault();
    }

    /// <summary>A VM starts to move.</summary>
    public void Start(int vm) => _moving.Add(vm);

    /// <summary>A migration ended.</summary>
    public void Finish(PlannedMigration migration)
    {
        _moving.Remove(migration.Vm);
        if (!migration.IsBypass)
        {
            _unfinished.Remove(migration.Vm);
        }
    }

    /// <summary>A VM is left where it is; others no longer wait for it.</summary>
    public void Drop(int vm) => _unfinished.Remove(vm);
}
