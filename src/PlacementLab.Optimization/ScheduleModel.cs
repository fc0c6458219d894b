using System.Collections.Immutable;
using Google.OrTools.Sat;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;

namespace PlacementLab.Optimization;

/// <summary>A schedule problem as a CP-SAT model.</summary>
internal sealed class ScheduleModel
{
    private const double UnitsPerCost = 1e6;

    private readonly ScheduleTables _tables;
    private readonly ScheduleObjective _objective;
    private readonly ScheduleBound _simple;
    private readonly MoveVariables[] _moves;
    private readonly IntVar _makespan;
    private readonly double _constant;
    private readonly long _horizon;

    public ScheduleModel(ScheduleProblem problem, ScheduleObjective objective, ScheduleResult? warm)
    {
        (Problem, _tables, _objective) = (problem, problem.Tables, objective);
        _simple = ScheduleBounds.Best(problem, objective);
        _horizon = Horizon(warm);
        _makespan = Model.NewIntVar(0, _horizon, "makespan");
        _moves = [.. Enumerable.Range(0, _tables.Count).Select(i => new MoveVariables(Model, _tables, i, _horizon))];
        foreach (MoveVariables move in _moves)
        {
            Model.Add(move.End <= _makespan);
        }

        new ScheduleConstraints(Model, problem, _moves, _horizon).Add();
        _constant = AddObjective();
        if (warm is not null)
        {
            Hint(warm.Plan);
        }
    }

    public CpModel Model { get; } = new();

    public ScheduleProblem Problem { get; }

    /// <summary>The cost that an objective value stands for.</summary>
    public double CostOf(double units) => _constant + (units / UnitsPerCost);

    /// <summary>The answer of a solver.</summary>
    public ScheduleResult Read(CpSolver solver)
    {
        int[] option = [.. _moves.Select(m => Array.FindIndex(m.Takes, t => solver.BooleanValue(t)))];
        long[] start = [.. _moves.Select(m => solver.Value(m.Start))];
        MigrationPlan plan = SchedulePlans.Of(Problem, option, start);
        return new ScheduleResult
        {
            Plan = plan,
            Status = SolveStatus.Feasible,
            StopReason = StopReason.Completed,
            Cost = _objective.Cost(plan),
            Bound = _simple.Cost,
            BoundName = _simple.Name,
            Iterations = 0,
            Elapsed = TimeSpan.Zero,
        };
    }

    /// <summary>The better of the solver's bound and the simple one.</summary>
    public ScheduleBound BoundOf(CpSolver solver, CpSolverStatus status, double cost)
    {
        double proven = status == CpSolverStatus.Optimal ? cost : CostOf(solver.BestObjectiveBound) - (_tables.Count / UnitsPerCost);
        if (_objective is { EndWeight: 0, DowntimeWeight: 0, MakespanWeight: 1 })
        {
            double step = Problem.Step.TotalSeconds;
            proven = Math.Ceiling((proven / step) - 1e-3) * step; // A makespan is a whole number of steps.
        }

        return proven > _simple.Cost + 1e-9 ? new ScheduleBound("CP-SAT search", proven) : _simple;
    }

    /// <summary>What is known of an infeasible problem, in words.</summary>
    public ImmutableArray<string> ConflictInWords() =>
    [
        _tables.Rooms.Length > 0
            ? "no order of direct moves keeps memory, limits and rules: VMs wait for one another in a circle, or a rule forbids every order"
            : "limits and rules leave no order of the moves",
    ];

    private long Horizon(ScheduleResult? warm)
    {
        bool byMakespan = _objective is { EndWeight: 0, DowntimeWeight: 0 };
        if (warm is not null && byMakespan)
        {
            return warm.Plan.Makespan.Ticks / Problem.Step.Ticks;
        }

        // One after the other, each at its slowest, is never beaten by waiting longer.
        long all = _tables.EarliestStep.DefaultIfEmpty(0).Max() + _tables.StepsOf.Sum(s => (long)s.Max());
        return Problem.Planning.Limits.Deadline is { } deadline ? Math.Min(all, deadline.Ticks / Problem.Step.Ticks) : all;
    }

    private double AddObjective()
    {
        LinearExprBuilder objective = LinearExpr.NewBuilder();
        double step = Problem.Step.TotalSeconds;
        objective.AddTerm(_makespan, Units(_objective.MakespanWeight * step));
        double least = 0;
        for (int i = 0; i < _moves.Length; i++)
        {
            objective.AddTerm(_moves[i].End, Units(_objective.EndWeight * step));
            double[] downtime = _tables.DowntimeSecondsOf[i];
            least += _objective.DowntimeWeight * downtime.Min();
            for (int o = 0; o < downtime.Length; o++)
            {
                objective.AddTerm(_moves[i].Takes[o], Units(_objective.DowntimeWeight * (downtime[o] - downtime.Min())));
            }
        }

        Model.Minimize(objective);
        if (_objective is { EndWeight: 0, DowntimeWeight: 0 })
        {
            Model.Add(_makespan >= (long)Math.Ceiling((_simple.Cost / _objective.MakespanWeight / step) - 1e-6));
        }

        return least;
    }

    private static long Units(double cost) => (long)Math.Round(cost * UnitsPerCost);

    private void Hint(MigrationPlan plan)
    {
        var byVm = plan.Migrations.ToDictionary(m => m.Vm);
        Model.AddHint(_makespan, plan.Makespan.Ticks / Problem.Step.Ticks);
        for (int i = 0; i < _moves.Length; i++)
        {
            PlannedMigration migration = byVm[Problem.Moves[i].Vm];
            int option = Problem.Moves[i].Options.ToList().FindIndex(o => o.Bandwidth == migration.Bandwidth);
            _moves[i].Hint(Model, option, migration.Start.Ticks / Problem.Step.Ticks);
        }
    }
}
