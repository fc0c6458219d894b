using PlacementLab.Placement.Constraints;

namespace PlacementLab.Placement.Reassignment;

/// <summary>
/// Finds the groups of a problem, each VM in one, and takes over the constraints that speak of exactly one group or a pair: strict
/// spread over hosts, minimum spread over one partition of the hosts, dependency over one partition.
/// </summary>
internal sealed class GroupCompiler
{
    private readonly PlacementProblem _problem;
    private readonly List<List<int>> _members = [];
    private readonly HashSet<IPlacementConstraint> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly List<int>[] _dependsOn;
    private readonly int[] _minimumSpread;
    private readonly bool[] _isDistinct;
    private int[]? _locationOf;
    private int[]? _neighbourhoodOf;

    public GroupCompiler(PlacementProblem problem)
    {
        _problem = problem;
        GroupOf = new int[problem.VmCount];
        Array.Fill(GroupOf, -1);
        FindGroups();
        _dependsOn = [.. _members.Select(_ => new List<int>())];
        _minimumSpread = new int[_members.Count];
        _isDistinct = new bool[_members.Count];
        foreach (IPlacementConstraint constraint in problem.Constraints)
        {
            Take(constraint);
        }

        Groups = [.. Enumerable.Range(0, _members.Count).Select(g => new VmGroup(_minimumSpread[g], [.. _dependsOn[g].Distinct().Order()], _isDistinct[g]))];
    }

    /// <summary>The groups.</summary>
    public VmGroup[] Groups { get; }

    /// <summary>Group of each VM.</summary>
    public int[] GroupOf { get; }

    /// <summary>Location of each host; all 0 where no minimum spread was taken over.</summary>
    public int[] LocationOf => _locationOf ?? new int[_problem.HostCount];

    /// <summary>Neighbourhood of each host; all 0 where no dependency was taken over.</summary>
    public int[] NeighbourhoodOf => _neighbourhoodOf ?? new int[_problem.HostCount];

    /// <summary>Whether the groups hold a constraint.</summary>
    public bool Took(IPlacementConstraint constraint) => _taken.Contains(constraint);

    private void FindGroups()
    {
        if (_problem.Objective.GroupTerms is [{ } first, ..])
        {
            if (_problem.Objective.GroupTerms.Length > 1)
            {
                throw new InvalidInputException(
                    "the objective", $"{_problem.Objective.GroupTerms.Length} terms \"{first.Name}\"", "at most one for the solver \"lns\"",
                    "Leave all but one out, or use the solver \"local-search\".");
            }

            _members.AddRange(Enumerable.Range(0, first.GroupCount).Select(_ => new List<int>()));
            for (int vm = 0; vm < _problem.VmCount; vm++)
            {
                Join(vm, first.GroupOf[vm]);
            }

            return;
        }

        foreach (IReadOnlyList<int> set in _problem.Constraints.SelectMany(SetsOf).Where(s => s.Count > 0 && s.All(vm => GroupOf[vm] < 0)))
        {
            _members.Add([]);
            foreach (int vm in set)
            {
                Join(vm, _members.Count - 1);
            }
        }

        for (int vm = 0; vm < _problem.VmCount; vm++)
        {
            if (GroupOf[vm] < 0)
            {
                _members.Add([]);
                Join(vm, _members.Count - 1);
            }
        }
    }

    private void Join(int vm, int group)
    {
        GroupOf[vm] = group;
        _members[group].Add(vm);
    }

    private static IEnumerable<IReadOnlyList<int>> SetsOf(IPlacementConstraint constraint) => constraint switch
    {
        SpreadConstraint { IsStrict: true } spread => [spread.Vms],
        MinimumSpreadConstraint minimum => [minimum.Vms],
        DependencyConstraint dependency => [dependency.Dependents, dependency.Needed],
        _ => [],
    };

    private void Take(IPlacementConstraint constraint)
    {
        int[] groups = [.. SetsOf(constraint).Select(GroupOfSet)];
        if (groups.Length == 0 || groups.Contains(-1))
        {
            return;
        }

        bool isTaken = constraint switch
        {
            SpreadConstraint => _isDistinct[groups[0]] = true,
            MinimumSpreadConstraint minimum => TakeMinimum(minimum, groups[0]),
            DependencyConstraint dependency => TakeDependency(dependency, groups[0], groups[1]),
            _ => false,
        };
        if (isTaken)
        {
            _taken.Add(constraint);
        }
    }

    private bool TakeMinimum(MinimumSpreadConstraint constraint, int group)
    {
        _locationOf ??= [.. constraint.LocationOfHost];
        bool fits = constraint.LocationOfHost.AsSpan().SequenceEqual(_locationOf);
        _minimumSpread[group] = fits ? Math.Max(_minimumSpread[group], constraint.Least) : _minimumSpread[group];
        return fits;
    }

    private bool TakeDependency(DependencyConstraint constraint, int group, int needed)
    {
        _neighbourhoodOf ??= [.. constraint.NeighbourhoodOfHost];
        bool fits = constraint.NeighbourhoodOfHost.AsSpan().SequenceEqual(_neighbourhoodOf);
        if (fits)
        {
            _dependsOn[group].Add(needed);
        }

        return fits;
    }

    // The group that consists of exactly these VMs (in index order), or -1.
    private int GroupOfSet(IReadOnlyList<int> vms)
    {
        int group = vms.Count == 0 ? -1 : GroupOf[vms[0]];
        return group >= 0 && _members[group].SequenceEqual(vms) ? group : -1;
    }
}
