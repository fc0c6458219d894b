using Google.OrTools.LinearSolver;

namespace PlacementLab.Optimization.Packing;

/// <summary>
/// The linear program over the patterns known: as few bins as possible, every item in one. Solved by GLOP, which starts from the last
/// basis. The number of items left can be changed; patterns with more are then left out.
/// </summary>
internal sealed class CoveringMaster : IDisposable
{
    private const string Parameters = "use_preprocessing:false";
    private readonly Solver _solver;
    private readonly Constraint[] _rows;
    private readonly List<Variable> _columns = [];
    private readonly Dictionary<Pattern, int> _index = [];
    private int[] _left;

    /// <summary>Creates it without patterns.</summary>
    /// <param name="left">Items of each type.</param>
    public CoveringMaster(int[] left)
    {
        _solver = Solver.CreateSolver("GLOP");
        _solver.SetSolverSpecificParametersAsString(Parameters);
        _left = [.. left];
        _rows = [.. left.Select(c => _solver.MakeConstraint(c, double.PositiveInfinity))];
        _solver.Objective().SetMinimization();
    }

    /// <summary>The patterns, in the order they came.</summary>
    public List<Pattern> Patterns { get; } = [];

    /// <summary>Objective of the last solution.</summary>
    public double Objective { get; private set; }

    /// <summary>Prices of the items in the last solution.</summary>
    public double[] Prices { get; private set; } = [];

    /// <summary>How often the last solution uses each pattern; patterns that came later are not in it.</summary>
    public double[] Uses { get; private set; } = [];

    /// <summary>Adds a pattern unless it is there.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(Pattern pattern)
    {
        if (!_index.TryAdd(pattern, Patterns.Count))
        {
            return false;
        }

        Patterns.Add(pattern);
        Variable column = _solver.MakeNumVar(0, pattern.FitsIn(_left) ? double.PositiveInfinity : 0, "");
        _solver.Objective().SetCoefficient(column, 1);
        for (int i = 0; i < pattern.Types.Length; i++)
        {
            _rows[pattern.Types[i]].SetCoefficient(column, pattern.Counts[i]);
        }

        _columns.Add(column);
        return true;
    }

    /// <summary>Changes the number of items left.</summary>
    public void SetLeft(int[] left)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != _left[i])
            {
                _rows[i].SetLb(left[i]);
            }
        }

        _left = [.. left];
        for (int p = 0; p < Patterns.Count; p++)
        {
            _columns[p].SetUb(Patterns[p].FitsIn(left) ? double.PositiveInfinity : 0);
        }
    }

    /// <summary>Solves the program.</summary>
    /// <returns>False if GLOP found no optimum, such as for lack of time.</returns>
    public bool Solve(TimeSpan limit)
    {
        _solver.SetTimeLimit(Math.Max(1, (long)limit.TotalMilliseconds));
        if (_solver.Solve() != Solver.ResultStatus.OPTIMAL)
        {
            return false;
        }

        Objective = _solver.Objective().Value();
        Prices = [.. _rows.Select(r => r.DualValue())];
        Uses = [.. _columns.Select(c => c.SolutionValue())];
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _solver.Dispose();
}
