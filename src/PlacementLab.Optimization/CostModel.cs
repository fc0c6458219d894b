using Google.OrTools.Sat;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>The objective of the free part in whole-number steps, and the way back from steps to cost.</summary>
internal sealed class CostModel
{
    // Up to here whole numbers stay exact, also as doubles.
    private const double MostWholeSteps = 1e15;

    private readonly SearchState _state;
    private readonly Neighbourhood _neighbourhood;
    private readonly CpSatConstraintModel _model;
    private readonly HostCostModel[] _hosts;
    private readonly HingeModel[] _hinges;
    private readonly GroupMoveModel[] _groups;
    private readonly double _stepsPerCost;
    private readonly double _constant;

    public CostModel(SearchState state, Neighbourhood neighbourhood, CpSatConstraintModel model, double costSteps)
    {
        (_state, _neighbourhood, _model) = (state, neighbourhood, model);
        _hosts = [.. neighbourhood.OpenHosts.Select(h => new HostCostModel(state, neighbourhood, model, h))];
        PlacementProblem problem = state.Problem;
        Objective objective = problem.Objective;
        _hinges =
        [
            .. neighbourhood.OpenHosts.SelectMany(h => objective.HingesOf(problem, h).Select(hinge => (h, hinge)))
                .Select(of => new HingeModel(state, neighbourhood, model, of)),
        ];
        _groups = [.. objective.GroupTerms.Select(t => new GroupMoveModel(problem, neighbourhood, model, t))];
        (double Least, double Most)[] moves = [.. Enumerable.Range(0, neighbourhood.FreeVms.Length).Select(MoveRange)];
        double span = _hosts.Sum(h => h.Most - h.Least) + _hinges.Sum(h => h.Most - h.Least) + _groups.Sum(g => g.Most)
            + moves.Sum(m => m.Most - m.Least);
        bool isWhole = span <= MostWholeSteps && _hosts.All(h => h.IsWhole) && Enumerable.Range(0, moves.Length).All(HasWholeMoveCosts);
        bool hasWholeTerms = _hinges.Length + _groups.Length > 0 && span <= MostWholeSteps;
        _stepsPerCost = isWhole || span == 0 ? 1 : hasWholeTerms ? Math.Floor(MostWholeSteps / span) : costSteps / span;
        _constant = _hosts.Sum(h => h.Least) + _hinges.Sum(h => h.Least) + moves.Sum(m => m.Least) + FixedCost();
        double roundings = _hosts.Sum(h => h.RoundingSteps) + (0.5 * moves.Length);
        double steps = roundings + _hinges.Sum(h => h.RoundingSteps(_stepsPerCost)) + _groups.Sum(g => g.RoundingSteps(_stepsPerCost));
        Tolerance = isWhole ? 0 : steps / _stepsPerCost;
        double[] leastMove = [.. moves.Select(m => m.Least)];
        AddObjective(leastMove);
    }

    /// <summary>How far the cost of any assignment in the model may be from its true cost.</summary>
    public double Tolerance { get; }

    /// <summary>The cost that a number of steps stands for.</summary>
    public double CostOf(double steps) => _constant + (steps / _stepsPerCost);

    /// <summary>The bound on the cost that a bound on the steps stands for, which the solver gives with a rounding error.</summary>
    public double BoundOf(double steps) => CostOf(Math.Round(steps)) - Tolerance;

    /// <summary>Hints a whole assignment.</summary>
    public void Hint(Assignment assignment)
    {
        var at = new SearchState(_state.Problem, assignment);
        foreach (HostCostModel host in _hosts)
        {
            host.Hint(at.Used(host.Host, ResourceSpace.Cpu));
        }

        foreach (HingeModel hinge in _hinges)
        {
            hinge.Hint(at);
        }

        foreach (GroupMoveModel group in _groups)
        {
            group.Hint(_neighbourhood, assignment);
        }

        for (int i = 0; i < _neighbourhood.FreeVms.Length; i++)
        {
            foreach (int host in _neighbourhood.Candidates[i])
            {
                _model.Model.AddHint(_model.IsOn(i, host)!, assignment[_neighbourhood.FreeVms[i]] == host);
            }
        }
    }

    private void AddObjective(double[] leastMove)
    {
        LinearExprBuilder objective = LinearExpr.NewBuilder();
        foreach (HostCostModel host in _hosts)
        {
            host.AddTo(objective, _stepsPerCost);
        }

        foreach (HingeModel hinge in _hinges)
        {
            hinge.AddTo(objective, _stepsPerCost);
        }

        foreach (GroupMoveModel group in _groups)
        {
            group.AddTo(objective, _stepsPerCost);
        }

        for (int i = 0; i < leastMove.Length; i++)
        {
            foreach ((int host, double cost) in MoveCosts(i))
            {
                objective.AddTerm(_model.IsOn(i, host)!, (long)Math.Round((cost - leastMove[i]) * _stepsPerCost));
            }
        }

        _model.Model.Minimize(objective);
    }

    private IEnumerable<(int Host, double Cost)> MoveCosts(int freeIndex)
    {
        PlacementProblem problem = _state.Problem;
        int vm = _neighbourhood.FreeVms[freeIndex];
        return _neighbourhood.Candidates[freeIndex].Select(h => (h, problem.Objective.MoveCost(problem, vm, h)));
    }

    private double FixedCost()
    {
        PlacementProblem problem = _state.Problem;
        double hosts = Enumerable.Range(0, problem.HostCount).Where(h => !_neighbourhood.IsOpen(h)).Sum(CostOfHost);
        double moves = Enumerable.Range(0, problem.VmCount).Where(v => _neighbourhood.FreeIndexOf(v) < 0)
            .Sum(v => problem.Objective.MoveCost(problem, v, problem.Initial[v]));
        return hosts + moves;
    }

    private double CostOfHost(int host)
    {
        PlacementProblem problem = _state.Problem;
        long[] used = [.. Enumerable.Range(0, problem.Resources.Count).Select(r => _state.Used(host, r))];
        return _state.CurveOf(host).At(used[ResourceSpace.Cpu]) + problem.Objective.HingesOf(problem, host).Sum(h => h.At(used));
    }

    private (double Least, double Most) MoveRange(int freeIndex)
    {
        double[] costs = [.. MoveCosts(freeIndex).Select(m => m.Cost)];
        return (costs.Min(), costs.Max());
    }

    private bool HasWholeMoveCosts(int freeIndex) => MoveCosts(freeIndex).All(m => double.IsInteger(m.Cost));
}
