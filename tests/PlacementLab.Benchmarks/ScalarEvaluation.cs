using PlacementLab.Placement.Reassignment;
using PlacementLab.Placement.Reassignment.Search;

namespace PlacementLab.Benchmarks;

/// <summary>What the search evaluates by vectors, as plain loops over the same arrays: the gaining host's cost and the VM's place.</summary>
internal sealed class ScalarEvaluation
{
    private readonly SearchModel _model;
    private readonly double[] _excess;
    private readonly double[] _room;
    private readonly double[] _hostCost;
    private readonly int[] _hostOf;

    public ScalarEvaluation(SearchModel model)
    {
        _model = model;
        _hostOf = [.. model.Problem.Start];
        (_excess, _room) = (new double[model.HostCount * model.Stride], new double[model.HostCount * model.Stride]);
        Fill(model.Problem);
        _hostCost = new double[model.HostCount];
        _hostCost = [.. Enumerable.Range(0, model.HostCount).Select(host => CostAfter(host, model.Nobody))];
    }

    /// <summary>The change without what the losing host saves; infinite where the gaining host has no room.</summary>
    public double ChangeByShift(int vm, int to)
    {
        int from = _hostOf[vm];
        return CostAfter(to, vm) - _hostCost[to] - _hostCost[from] + _model.PlaceCost(vm, to) - _model.PlaceCost(vm, from);
    }

    private double CostAfter(int host, int gained)
    {
        int resources = _model.Problem.ResourceCount;
        int at = host * _model.Stride;
        int vm = gained * _model.Stride;
        double[] taken = _model.Home[gained] == host ? _model.LastingUsage : _model.Usage;
        double cost = 0;
        for (int r = 0; r < resources; r++)
        {
            double after = _room[at + r] - taken[vm + r];
            if (after < Math.Min(_room[at + r], 0))
            {
                return double.PositiveInfinity;
            }

            cost += _model.LoadWeight[r] * Math.Max(0, _excess[at + r] + _model.Usage[vm + r]);
        }

        foreach (BalanceGoal goal in _model.Goals)
        {
            double missing = (goal.Target * FreeAfter(at, vm, goal.First)) - FreeAfter(at, vm, goal.Second);
            cost += goal.Weight * Math.Max(0, missing);
        }

        return cost;
    }

    private double FreeAfter(int at, int vm, int resource) => _model.Margin[at + resource] - _excess[at + resource] - _model.Usage[vm + resource];

    // Everybody is at home at first, where transient use counts once.
    private void Fill(FlatProblem problem)
    {
        int resources = problem.ResourceCount;
        for (int i = 0; i < problem.Capacity.Length; i++)
        {
            int at = (i / resources * _model.Stride) + (i % resources);
            (_excess[at], _room[at]) = (-problem.SafetyCapacity[i], problem.Capacity[i]);
        }

        for (int i = 0; i < problem.Usage.Length; i++)
        {
            int at = (_hostOf[i / resources] * _model.Stride) + (i % resources);
            _excess[at] += problem.Usage[i];
            _room[at] -= problem.Usage[i];
        }
    }
}
