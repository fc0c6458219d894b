using Google.OrTools.Sat;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Optimization;

/// <summary>The moves of the group that moves most: weight · z with z ≥ the moves of every group; VMs that are not free do not move.</summary>
internal sealed class GroupMoveModel
{
    private readonly CpSatConstraintModel _model;
    private readonly GroupMoveTerm _term;
    private readonly (int FreeIndex, int Home)[][] _groups;
    private IntVar? _moves;

    public GroupMoveModel(PlacementProblem problem, Neighbourhood neighbourhood, CpSatConstraintModel model, GroupMoveTerm term)
    {
        (_model, _term) = (model, term);
        _groups =
        [
            .. Enumerable.Range(0, neighbourhood.FreeVms.Length)
                .Where(i => problem.Initial[neighbourhood.FreeVms[i]] != Assignment.Unplaced && neighbourhood.Candidates[i].Length > 1)
                .GroupBy(i => term.GroupOf[neighbourhood.FreeVms[i]])
                .Select(g => g.Select(i => (i, problem.Initial[neighbourhood.FreeVms[i]])).ToArray()),
        ];
    }

    /// <summary>Most cost.</summary>
    public double Most => (double)_term.Weight * Largest;

    private int Largest => _groups.Select(g => g.Length).Append(0).Max();

    /// <summary>Largest error by rounding the weight to whole steps; none where a cost of 1 is a whole number of them.</summary>
    public double RoundingSteps(double stepsPerCost) => double.IsInteger(stepsPerCost) ? 0 : 0.5 * Largest;

    /// <summary>Adds the cost to an objective.</summary>
    public void AddTo(LinearExprBuilder objective, double stepsPerCost)
    {
        if (Most == 0)
        {
            return;
        }

        _moves = _model.Model.NewIntVar(0, Largest, "");
        foreach ((int FreeIndex, int Home)[] group in _groups)
        {
            LinearExprBuilder staying = LinearExpr.NewBuilder();
            staying.AddTerm(_moves, 1);
            foreach ((int i, int home) in group)
            {
                staying.AddTerm(_model.IsOn(i, home)!, 1);
            }

            _model.Model.Add(staying >= group.Length);
        }

        objective.AddTerm(_moves, (long)Math.Round(_term.Weight * stepsPerCost));
    }

    /// <summary>Tells the solver the value at a hinted assignment.</summary>
    public void Hint(Neighbourhood neighbourhood, Assignment assignment)
    {
        if (_moves is not null)
        {
            int moves = _groups.Max(g => g.Count(m => assignment[neighbourhood.FreeVms[m.FreeIndex]] != m.Home));
            _model.Model.AddHint(_moves, moves);
        }
    }
}
