using PlacementLab.Placement.Constraints;

namespace PlacementLab.Placement;

/// <summary>
/// What overbook and preserve constraints of a problem make of it together: which hosts have a limit of their own for a
/// resource, what every host may be booked for, and what each VM has to be given.
/// </summary>
internal sealed class Allotment
{
    private readonly PlacementProblem _problem;
    private readonly int _resources;
    private readonly long[]? _overbookedLimit;
    private readonly long[]?[] _atLeast;
    private readonly CapacityConstraint[] _capacities;

    public Allotment(PlacementProblem problem)
    {
        _problem = problem;
        _resources = problem.Resources.Count;
        _atLeast = new long[]?[_resources];
        _capacities = [.. problem.Constraints.OfType<CapacityConstraint>()];
        foreach (OverbookConstraint overbook in problem.Constraints.OfType<OverbookConstraint>())
        {
            _overbookedLimit ??= [.. Enumerable.Repeat(long.MaxValue, problem.HostCount * _resources)];
            foreach (int host in overbook.Hosts)
            {
                ref long limit = ref _overbookedLimit[(host * _resources) + overbook.Resource];
                limit = Math.Min(limit, overbook.LimitOf(problem.Capacity[host][overbook.Resource]));
            }
        }

        foreach (PreserveConstraint preserve in problem.Constraints.OfType<PreserveConstraint>())
        {
            long[] atLeast = _atLeast[preserve.Resource] ??= [.. problem.Usage.Select(u => u[preserve.Resource])];
            for (int i = 0; i < preserve.Vms.Length; i++)
            {
                atLeast[preserve.Vms[i]] = Math.Max(atLeast[preserve.Vms[i]], preserve.Amounts[i]);
            }
        }
    }

    /// <summary>Whether an overbook constraint sets the limit of a resource of a host.</summary>
    public bool IsOverbooked(int host, int resource) =>
        _overbookedLimit is not null && _overbookedLimit[(host * _resources) + resource] != long.MaxValue;

    /// <summary>The least limit of a resource of a host: that of overbook constraints, else that of capacity constraints, else its capacity.</summary>
    public long LimitOf(int host, int resource)
    {
        if (IsOverbooked(host, resource))
        {
            return _overbookedLimit![(host * _resources) + resource];
        }

        long capacity = _problem.Capacity[host][resource];
        long limit = _capacities.Length == 0 ? capacity : long.MaxValue;
        foreach (CapacityConstraint constraint in _capacities)
        {
            limit = Math.Min(limit, constraint.LimitOf(resource, capacity));
        }

        return limit;
    }

    /// <summary>What a VM has to be given of a resource: its usage, or what preserve constraints ask for if that is more.</summary>
    public long NeedOf(int vm, int resource) => _atLeast[resource] is { } atLeast ? atLeast[vm] : _problem.Usage[vm][resource];
}
