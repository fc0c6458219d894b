using Google.OrTools.Sat;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Optimization;

/// <summary>
/// The moves of the group that moves most: weight · (z + least) with z + least ≥ the moves of every group, least being those of VMs that are
/// not free and have moved already.
/// </summary>
internal sealed class GroupMoveModel
{
    private readonly CpSatConstraintModel _model;
    private readonly GroupMoveTerm _term;
    private readonly (int Moved, (int FreeIndex, int Home)[] Members)[] _groups;
    private readonly int _least;
    private readonly int _most;
    private IntVar? _moves;

    public GroupMoveModel(PlacementProblem problem, Neighbourhood neighbourhood, CpSatConstraintModel model, GroupMoveTerm term)
    {
        (_model, _term) = (model, term);
        Dictionary<int, int> moved = neighbourhood.Current.MovedFrom(problem.Initial)
            .Where(vm => problem.Initial[vm] != Assignment.Unplaced && neighbourhood.FreeIndexOf(vm) < 0)
            .GroupBy(vm => term.GroupOf[vm]).ToDictionary(g => g.Key, g => g.Count());
        int[] free = neighbourhood.FreeVms;
        _groups =
        [
            .. Enumerable.Range(0, free.Length)
                .Where(i => problem.Initial[free[i]] != Assignment.Unplaced && (neighbourhood.Candidates[i].Length > 1 || model.IsOn(i, problem.Initial[free[i]]) is null))
                .GroupBy(i => term.GroupOf[free[i]])
                .Select(g => (moved.GetValueOrDefault(g.Key), g.Select(i => (i, problem.Initial[free[i]])).ToArray())),
        ];
        _least = moved.Values.Append(0).Max();
        _most = _groups.Select(g => g.Moved + g.Members.Length).Append(_least).Max();
    }

    /// <summary>Least cost: what VMs that are not free have moved.</summary>
    public double Least => (double)_term.Weight * _least;

    /// <summary>Most cost.</summary>
    public double Most => (double)_term.Weight * _most;

    /// <summary>Largest error by rounding the weight to whole steps; none where a cost of 1 is a whole number of them.</summary>
    public double RoundingSteps(double stepsPerCost) => double.IsInteger(stepsPerCost) ? 0 : 0.5 * (_most - _least);

    /// <summary>Adds the cost above its least to an objective.</summary>
    public void AddTo(LinearExprBuilder objective, double stepsPerCost)
    {
        if (_most == _least || _term.Weight == 0)
        {
            return;
        }

        _moves = _model.Model.NewIntVar(0, _most - _least, "");
        foreach ((int moved, (int FreeIndex, int Home)[] members) in _groups)
        {
            LinearExprBuilder staying = LinearExpr.NewBuilder();
            staying.AddTerm(_moves, 1);
            foreach ((int i, int home) in members)
            {
                // A VM that cannot go home counts as moved: it has no variable there.
                if (_model.IsOn(i, home) is { } isHome)
                {
                    staying.AddTerm(isHome, 1);
                }
            }

            _model.Model.Add(staying >= moved + members.Length - _least);
        }

        objective.AddTerm(_moves, (long)Math.Round(_term.Weight * stepsPerCost));
    }

    /// <summary>Tells the solver the value at a hinted assignment.</summary>
    public void Hint(Neighbourhood neighbourhood, Assignment assignment)
    {
        if (_moves is not null)
        {
            int moves = _groups.Max(g => g.Moved + g.Members.Count(m => assignment[neighbourhood.FreeVms[m.FreeIndex]] != m.Home));
            _model.Model.AddHint(_moves, Math.Max(0, moves - _least));
        }
    }
}
