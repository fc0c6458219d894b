using Google.OrTools.Sat;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>
/// One hinge of an open host: weight · max(0, sum) as weight · z with z ≥ sum, z ≥ 0, where minimising makes z the larger of both.
/// Whole numbers throughout.
/// </summary>
internal sealed class HingeModel
{
    private readonly CpSatConstraintModel _model;
    private readonly UsageHinge _hinge;
    private readonly int _host;
    private readonly (int FreeIndex, long Amount)[] _visitors;
    private readonly long _fixed;
    private readonly long _least;
    private readonly long _most;
    private IntVar? _above;

    public HingeModel(SearchState state, Neighbourhood neighbourhood, CpSatConstraintModel model, (int Host, UsageHinge Hinge) of)
    {
        (_model, _host, _hinge) = (model, of.Host, of.Hinge);
        int[] free = neighbourhood.FreeVms;
        _visitors =
        [
            .. Enumerable.Range(0, free.Length).Where(i => model.IsOn(i, _host) is not null)
                .Select(i => (i, Sum(r => state.Usage(free[i], r)))).Where(v => v.Item2 != 0),
        ];
        long leaving = _visitors.Where(v => state.HostOf(free[v.FreeIndex]) == _host).Sum(v => v.Amount);
        _fixed = checked(_hinge.Constant + Sum(r => state.Used(_host, r)) - leaving);
        _least = Math.Max(0, _fixed + _visitors.Sum(v => Math.Min(0, v.Amount)));
        _most = Math.Max(0, _fixed + _visitors.Sum(v => Math.Max(0, v.Amount)));
    }

    /// <summary>Least cost over what the host may come to carry.</summary>
    public double Least => (double)_hinge.Weight * _least;

    /// <summary>Most cost over what the host may come to carry.</summary>
    public double Most => (double)_hinge.Weight * _most;

    /// <summary>Largest error by rounding the weight to whole steps; none where a cost of 1 is a whole number of them.</summary>
    public double RoundingSteps(double stepsPerCost) => double.IsInteger(stepsPerCost) ? 0 : 0.5 * (_most - _least);

    /// <summary>Adds the cost above its least to an objective.</summary>
    public void AddTo(LinearExprBuilder objective, double stepsPerCost)
    {
        if (_most == _least)
        {
            return;
        }

        _above = _model.Model.NewIntVar(0, _most - _least, "");
        LinearExprBuilder sum = LinearExpr.NewBuilder();
        foreach ((int i, long amount) in _visitors)
        {
            sum.AddTerm(_model.IsOn(i, _host)!, amount);
        }

        sum.AddTerm(_above, -1);
        _model.Model.Add(sum <= _least - _fixed);
        objective.AddTerm(_above, (long)Math.Round(_hinge.Weight * stepsPerCost));
    }

    /// <summary>Tells the solver the value at a hinted assignment.</summary>
    public void Hint(SearchState at)
    {
        if (_above is not null)
        {
            long value = Math.Max(0, checked(_hinge.Constant + Sum(r => at.Used(_host, r))));
            _model.Model.AddHint(_above, value - _least);
        }
    }

    private long Sum(Func<int, long> amountOf)
    {
        long sum = 0;
        for (int r = 0; r < _hinge.Coefficients.Length; r++)
        {
            sum = checked(sum + (_hinge.Coefficients[r] * amountOf(r)));
        }

        return sum;
    }
}
