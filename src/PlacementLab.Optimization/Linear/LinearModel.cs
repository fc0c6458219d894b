using Google.OrTools.LinearSolver;
using Google.OrTools.Sat;

namespace PlacementLab.Optimization.Linear;

/// <summary>
/// The formulation that CP-SAT is given, translated to a linear solver of OR-Tools: variables with their bounds, linear rows, and "exactly
/// one" as a row. It uses nothing else, so that one formulation serves all.
/// </summary>
internal sealed class LinearModel
{
    private readonly Variable[] _variables;

    /// <summary>Translates a model.</summary>
    /// <param name="model">The formulation.</param>
    /// <param name="solver">The solver to state it to; empty.</param>
    /// <param name="isRelaxed">Whether variables may take any value between their bounds.</param>
    /// <param name="takesHint">Whether the hinted assignment is handed on.</param>
    /// <exception cref="NotSupportedException">The formulation holds a constraint that is not linear.</exception>
    public LinearModel(CpModel model, Solver solver, bool isRelaxed, bool takesHint)
    {
        CpModelProto proto = model.Model;
        _variables = [.. proto.Variables.Select(v => Variable(v, solver, isRelaxed))];
        foreach (ConstraintProto constraint in proto.Constraints)
        {
            Add(constraint, solver);
        }

        Objective objective = solver.Objective();
        for (int i = 0; i < (proto.Objective?.Vars.Count ?? 0); i++)
        {
            objective.SetCoefficient(_variables[proto.Objective!.Vars[i]], proto.Objective.Coeffs[i]);
        }

        objective.SetOffset(proto.Objective?.Offset ?? 0);
        objective.SetMinimization();
        if (proto.SolutionHint is { Vars.Count: > 0 } hint && takesHint)
        {
            solver.SetHint([.. hint.Vars.Select(v => _variables[v])], [.. hint.Values.Select(v => (double)v)]);
        }
    }

    /// <summary>Whether a 0/1 variable is 1 in the solver's answer.</summary>
    /// <param name="variable">A variable of the formulation.</param>
    public bool IsSet(BoolVar variable) => _variables[variable.GetIndex()].SolutionValue() > 0.5;

    private static Variable Variable(IntegerVariableProto proto, Solver solver, bool isRelaxed) => isRelaxed
        ? solver.MakeNumVar(proto.Domain[0], proto.Domain[^1], "")
        : solver.MakeIntVar(proto.Domain[0], proto.Domain[^1], "");

    private void Add(ConstraintProto proto, Solver solver)
    {
        switch (proto.ConstraintCase)
        {
            case ConstraintProto.ConstraintOneofCase.Linear when proto.EnforcementLiteral.Count == 0 && proto.Linear.Domain.Count == 2:
                Google.OrTools.LinearSolver.Constraint row = solver.MakeConstraint(Bound(proto.Linear.Domain[0]), Bound(proto.Linear.Domain[1]));
                for (int i = 0; i < proto.Linear.Vars.Count; i++)
                {
                    row.SetCoefficient(_variables[proto.Linear.Vars[i]], row.GetCoefficient(_variables[proto.Linear.Vars[i]]) + proto.Linear.Coeffs[i]);
                }

                break;
            case ConstraintProto.ConstraintOneofCase.ExactlyOne when proto.ExactlyOne.Literals.All(l => l >= 0):
                Google.OrTools.LinearSolver.Constraint one = solver.MakeConstraint(1, 1);
                foreach (int literal in proto.ExactlyOne.Literals)
                {
                    one.SetCoefficient(_variables[literal], 1);
                }

                break;
            default:
                throw new NotSupportedException($"The formulation holds a constraint of kind {proto.ConstraintCase} that is not linear.");
        }
    }

    // CP-SAT writes "no bound" as the ends of the 64-bit range.
    private static double Bound(long value) =>
        value <= long.MinValue / 2 ? double.NegativeInfinity : value >= long.MaxValue / 2 ? double.PositiveInfinity : value;
}
