using PlacementLab.Placement;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>The document that `placementlab solve --json` prints; costs are null where there is no answer.</summary>
internal sealed record SolveDocument(
    string Solver,
    SolveStatus Status,
    StopReason StopReason,
    double Cost,
    double InitialCost,
    OrderedDictionary<string, double> CostTerms,
    double Bound,
    string BoundName,
    double Gap,
    bool Feasible,
    int Moved,
    int HostsUsed,
    long Iterations,
    double ElapsedSeconds,
    IReadOnlyList<string> Conflict,
    IReadOnlyList<SolveDocument.Violation> Violations,
    IReadOnlyList<string> Figures)
{
    /// <summary>The document of a result.</summary>
    public static SolveDocument Of(SolveOutcome outcome, IReadOnlyList<string> figures)
    {
        SolverResult result = outcome.Result;
        return new SolveDocument(
            outcome.Solver, result.Status, result.StopReason, result.Cost, outcome.InitialCost,
            new OrderedDictionary<string, double>(outcome.Terms.Select(t => KeyValuePair.Create(t.Term, t.Cost))),
            result.Bound, result.BoundName, result.Gap, outcome.IsFeasible, outcome.Moved, outcome.HostsUsed, result.Iterations,
            result.Elapsed.TotalSeconds, result.Conflict,
            [.. outcome.Violations.Select(v => new Violation(v.Constraint, v.Message, v.Magnitude, v.Unit))], figures);
    }

    /// <summary>What the independent checker found wrong.</summary>
    internal sealed record Violation(string Constraint, string Message, double Magnitude, string Unit);
}
