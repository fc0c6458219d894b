using Google.OrTools.Sat;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>
/// The cost of one open host in whole-number steps: the stretches of its curve that its load can reach, one of them chosen.
/// load = Σ_s (from_s·y_s + d_s), 0 ≤ d_s ≤ width_s·y_s, Σ y_s = 1, cost = Σ_s (cost_s·y_s + slope_s·d_s).
/// </summary>
internal sealed class HostCostModel
{
    private readonly CpSatConstraintModel _model;
    private readonly (int FreeIndex, long CpuMips)[] _visitors;
    private readonly long _fixedMips;
    private readonly List<LoadSegment> _reachable;
    private BoolVar[] _chosen = [];
    private IntVar?[] _above = [];

    public HostCostModel(SearchState state, Neighbourhood neighbourhood, CpSatConstraintModel model, int host)
    {
        _model = model;
        Host = host;
        int[] free = neighbourhood.FreeVms;
        _visitors =
        [
            .. Enumerable.Range(0, free.Length).Where(i => model.IsOn(i, host) is not null)
                .Select(i => (i, state.Usage(free[i], ResourceSpace.Cpu))),
        ];
        long leaving = _visitors.Where(v => state.HostOf(free[v.FreeIndex]) == host).Sum(v => v.CpuMips);
        _fixedMips = state.Used(host, ResourceSpace.Cpu) - leaving;
        _reachable = Reachable(state.CurveOf(host), _fixedMips, _fixedMips + _visitors.Sum(v => v.CpuMips));
        IEnumerable<double> ends = _reachable.SelectMany(s => new[] { s.CostAtFrom, s.CostAtFrom + (s.Slope * (s.To - s.From)) });
        (Least, Most) = (ends.Min(), ends.Max());
    }

    public int Host { get; }

    /// <summary>Least cost over the loads that can be reached.</summary>
    public double Least { get; }

    /// <summary>Most cost over the loads that can be reached.</summary>
    public double Most { get; }

    /// <summary>Largest error by rounding the cost and the slope of a stretch to whole steps.</summary>
    public double RoundingSteps => _reachable.Max(s => 0.5 + (s.Slope == 0 ? 0 : 0.5 * (s.To - s.From)));

    /// <summary>Whether all costs that can be reached are whole numbers.</summary>
    public bool IsWhole => _reachable.All(s => double.IsInteger(s.CostAtFrom) && double.IsInteger(s.Slope));

    /// <summary>Adds the host's cost above its least to an objective.</summary>
    /// <param name="objective">Sum in whole steps.</param>
    /// <param name="stepsPerCost">Steps that a cost of 1 is divided into.</param>
    public void AddTo(LinearExprBuilder objective, double stepsPerCost)
    {
        if (_reachable.Count == 1 && _reachable[0].Slope == 0)
        {
            return;
        }

        LinearExprBuilder surplus = LinearExpr.NewBuilder();
        foreach ((int i, long cpuMips) in _visitors)
        {
            surplus.AddTerm(_model.IsOn(i, Host)!, cpuMips);
        }

        _chosen = [.. _reachable.Select(_ => _model.Model.NewBoolVar(""))];
        _above = [.. _reachable.Select(s => s.To == s.From ? null : _model.Model.NewIntVar(0, s.To - s.From, ""))];
        _model.Model.AddExactlyOne(_chosen);
        for (int s = 0; s < _reachable.Count; s++)
        {
            LoadSegment segment = _reachable[s];
            surplus.AddTerm(_chosen[s], _fixedMips - segment.From);
            objective.AddTerm(_chosen[s], Steps((segment.CostAtFrom - Least) * stepsPerCost));
            if (_above[s] is { } above)
            {
                _model.Model.Add(above <= (segment.To - segment.From) * _chosen[s]);
                surplus.AddTerm(above, -1);
                objective.AddTerm(above, Steps(segment.Slope * stepsPerCost));
            }
        }

        _model.Model.Add(surplus == 0);
    }

    /// <summary>Tells the solver which stretch a load lies in.</summary>
    /// <param name="loadMips">Load of the host in the hinted assignment.</param>
    public void Hint(long loadMips)
    {
        for (int s = 0; s < _chosen.Length; s++)
        {
            bool isHere = _reachable[s].From <= loadMips && loadMips <= _reachable[s].To;
            _model.Model.AddHint(_chosen[s], isHere);
            if (_above[s] is { } above)
            {
                _model.Model.AddHint(above, isHere ? loadMips - _reachable[s].From : 0);
            }
        }
    }

    private static long Steps(double cost) => (long)Math.Round(cost);

    private static List<LoadSegment> Reachable(LoadCurve curve, long leastMips, long mostMips)
    {
        var kept = new List<LoadSegment>();
        foreach (LoadSegment segment in curve.Segments.Where(s => s.To >= leastMips && s.From <= mostMips))
        {
            long from = Math.Max(segment.From, leastMips);
            long to = Math.Min(segment.To, mostMips);
            double cost = segment.CostAtFrom + (segment.Slope * (from - segment.From));
            if (kept.Count > 0 && Continues(kept[^1], from, cost, segment.Slope))
            {
                kept[^1] = kept[^1] with { To = to };
            }
            else
            {
                kept.Add(new LoadSegment(from, to, cost, segment.Slope));
            }
        }

        return kept;
    }

    private static bool Continues(LoadSegment last, long from, double cost, double slope) =>
        last.Slope == slope && last.CostAtFrom + (last.Slope * (from - last.From)) == cost;
}
