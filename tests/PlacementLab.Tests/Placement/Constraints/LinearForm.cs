using PlacementLab.Placement;

namespace PlacementLab.Tests.Placement.Constraints;

/// <summary>
/// Evaluates what constraints state to an exact solver at one assignment: whether some values of the flags let every
/// row hold, by trying them all.
/// </summary>
/// <param name="assignment">The assignment.</param>
/// <param name="freeVms">The VMs that are free; null for all.</param>
/// <param name="openHosts">The hosts that VMs may come to or leave; null for all.</param>
internal sealed class LinearForm(Assignment assignment, bool[]? freeVms, bool[]? openHosts) : IConstraintModel
{
    private readonly List<(FlagTerm[] Flags, long Bound)> _rows = [];
    private int _flags;
    private bool _holds = true;

    public static bool Accepts(
        IPlacementConstraint constraint, PlacementProblem problem, Assignment assignment, bool[]? freeVms = null, bool[]? openHosts = null)
    {
        var form = new LinearForm(assignment, freeVms, openHosts);
        constraint.State(problem, form);
        return form._holds && form.CanHold(0, new bool[form._flags]);
    }

    public Assignment Current => assignment;

    public bool IsFree(int vm) => freeVms?[vm] ?? true;

    public bool IsOpen(int host) => openHosts?[host] ?? true;

    public int NewFlag() => _flags++;

    public void Forbid(string name, int vm, int host) => _holds &= assignment[vm] != host;

    public void AddAtMost(string name, IEnumerable<AssignmentTerm> terms, IEnumerable<FlagTerm> flags, long bound) =>
        _rows.Add(([.. flags], bound - terms.Where(t => assignment[t.Vm] == t.Host).Sum(t => t.Coefficient)));

    // Depth first over the flags; a row is judged as soon as its last flag is set.
    private bool CanHold(int next, bool[] value)
    {
        bool Fails((FlagTerm[] Flags, long Bound) row) =>
            (row.Flags.Length == 0 ? 0 : row.Flags.Max(f => f.Flag) + 1) == next
            && row.Flags.Where(f => value[f.Flag]).Sum(f => f.Coefficient) > row.Bound;
        if (_rows.Any(Fails))
        {
            return false;
        }

        if (next == value.Length)
        {
            return true;
        }

        value[next] = false;
        bool holds = CanHold(next + 1, value);
        if (!holds)
        {
            value[next] = true;
            holds = CanHold(next + 1, value);
        }

        return holds;
    }
}
