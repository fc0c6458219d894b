using Google.OrTools.Sat;
using PlacementLab.Planning.Scheduling;

namespace PlacementLab.Optimization;

/// <summary>The variables of one move: when it starts, which option it takes, and its interval under each.</summary>
internal sealed class MoveVariables
{
    private readonly int[] _steps;

    public MoveVariables(CpModel model, ScheduleTables tables, int move, long horizon)
    {
        _steps = tables.StepsOf[move];
        long latest = Math.Min(horizon, tables.LatestEndStep[move]);
        Start = model.NewIntVar(tables.EarliestStep[move], Math.Max(tables.EarliestStep[move], latest - _steps.Min()), "");
        Duration = model.NewIntVar(_steps.Min(), _steps.Max(), "");
        End = model.NewIntVar(tables.EarliestStep[move] + _steps.Min(), Math.Max(tables.EarliestStep[move] + _steps.Min(), latest), "");
        Takes = [.. _steps.Select(_ => model.NewBoolVar(""))];
        model.AddExactlyOne(Takes);
        model.Add(Duration == LinearExpr.WeightedSum(Takes, _steps.Select(s => (long)s)));
        Whole = model.NewIntervalVar(Start, Duration, End, "");
        Under = [.. _steps.Select((s, o) => model.NewOptionalIntervalVar(Start, s, End, Takes[o], ""))];
    }

    /// <summary>Start in steps.</summary>
    public IntVar Start { get; }

    /// <summary>Duration in steps.</summary>
    public IntVar Duration { get; }

    /// <summary>End in steps.</summary>
    public IntVar End { get; }

    /// <summary>Per option, whether it is taken.</summary>
    public BoolVar[] Takes { get; }

    /// <summary>The interval whatever the option.</summary>
    public IntervalVar Whole { get; }

    /// <summary>Per option, the interval if it is taken.</summary>
    public IntervalVar[] Under { get; }

    /// <summary>Hints a start and an option.</summary>
    public void Hint(CpModel model, int option, long start)
    {
        model.AddHint(Start, start);
        model.AddHint(Duration, _steps[option]);
        model.AddHint(End, start + _steps[option]);
        for (int o = 0; o < Takes.Length; o++)
        {
            model.AddHint(Takes[o], o == option);
        }
    }
}
