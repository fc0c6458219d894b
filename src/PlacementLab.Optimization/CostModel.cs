using Google.OrTools.Sat;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>The objective of the free part in whole-number steps, and the way back from steps to cost.</summary>
internal sealed class CostModel
{
    private readonly SearchState _state;
    private readonly Neighbourhood _neighbourhood;
    private readonly CpSatConstraintModel _model;
    private readonly HostCostModel[] _hosts;
    private readonly double _stepsPerCost;
    private readonly double _constant;

    public CostModel(SearchState state, Neighbourhood neighbourhood, CpSatConstraintModel model, double costSteps)
    {
        (_state, _neighbourhood, _model) = (state, neighbourhood, model);
        _hosts = [.. neighbourhood.OpenHosts.Select(h => new HostCostModel(state, neighbourhood, model, h))];
        double[] leastMove = [.. Enumerable.Range(0, neighbourhood.FreeVms.Length).Select(i => MoveCosts(i).Min(m => m.Cost))];
        double[] mostMove = [.. Enumerable.Range(0, neighbourhood.FreeVms.Length).Select(i => MoveCosts(i).Max(m => m.Cost))];
        double span = _hosts.Sum(h => h.Most - h.Least) + mostMove.Sum() - leastMove.Sum();
        _stepsPerCost = span > 0 ? costSteps / span : 1;
        _constant = _hosts.Sum(h => h.Least) + leastMove.Sum() + FixedCost();
        Tolerance = (_hosts.Sum(h => h.RoundingSteps) + (0.5 * leastMove.Length)) / _stepsPerCost;
        AddObjective(leastMove);
    }

    /// <summary>How far the cost of any assignment in the model may be from its true cost.</summary>
    public double Tolerance { get; }

    /// <summary>The cost that a number of steps stands for.</summary>
    public double CostOf(double steps) => _constant + (steps / _stepsPerCost);

    /// <summary>Hints a whole assignment.</summary>
    public void Hint(Assignment assignment)
    {
        var at = new SearchState(_state.Problem, assignment);
        foreach (HostCostModel host in _hosts)
        {
            host.Hint(at.Used(host.Host, ResourceSpace.Cpu));
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
        double hosts = Enumerable.Range(0, problem.HostCount).Where(h => !_neighbourhood.IsOpen(h))
            .Sum(h => _state.CurveOf(h).At(_state.Used(h, ResourceSpace.Cpu)));
        double moves = Enumerable.Range(0, problem.VmCount).Where(v => _neighbourhood.FreeIndexOf(v) < 0)
            .Sum(v => problem.Objective.MoveCost(problem, v, problem.Initial[v]));
        return hosts + moves;
    }
}
