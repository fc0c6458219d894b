using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Placement;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>A result with what the independent checker makes of it.</summary>
internal sealed record SolveOutcome
{
    private SolveOutcome(PlacementProblem problem, string solver, SolverResult result)
    {
        Problem = problem;
        Solver = solver;
        Result = result;
        bool isFound = result.Status is SolveStatus.Optimal or SolveStatus.Feasible;
        Violations = isFound ? AssignmentChecker.Check(problem, result.Best) : [];
        Terms = isFound ? Merged(ObjectiveChecker.Check(problem, result.Best)) : [];
        InitialCost = problem.Initial.IsComplete ? problem.Objective.Cost(problem, problem.Initial) : double.NaN;
        InitialViolations = problem.Initial.IsComplete ? AssignmentChecker.Check(problem, problem.Initial) : [];
        IsFeasible = isFound && Violations.IsEmpty;
        Moved = isFound ? result.Best.MovedFrom(problem.Initial).Count(vm => problem.Initial[vm] != Assignment.Unplaced) : 0;
        HostsUsed = isFound ? result.Best.HostOf.Distinct().Count() : 0;
    }

    /// <summary>The problem.</summary>
    public PlacementProblem Problem { get; }

    /// <summary>Name of the solver.</summary>
    public string Solver { get; }

    /// <summary>What the solver says.</summary>
    public SolverResult Result { get; }

    /// <summary>What the checker found wrong with the answer; empty without an answer.</summary>
    public ImmutableArray<ConstraintViolation> Violations { get; }

    /// <summary>Weighted cost of the answer by term; empty without an answer.</summary>
    public ImmutableArray<(string Term, double Cost)> Terms { get; }

    /// <summary>Cost of where the VMs are now; NaN if some are on no host.</summary>
    public double InitialCost { get; }

    /// <summary>What is wrong with where the VMs are now.</summary>
    public ImmutableArray<ConstraintViolation> InitialViolations { get; }

    /// <summary>Whether there is an answer and the checker finds nothing wrong with it.</summary>
    public bool IsFeasible { get; }

    /// <summary>VMs that end on another host than they are on now.</summary>
    public int Moved { get; }

    /// <summary>Hosts that carry a VM in the answer.</summary>
    public int HostsUsed { get; }

    /// <summary>Judges a result.</summary>
    public static SolveOutcome Of(PlacementProblem problem, string solver, SolverResult result) => new(problem, solver, result);

    // Terms of one name, such as several balances, as one.
    private static ImmutableArray<(string Term, double Cost)> Merged(ImmutableArray<TermCost> terms) =>
        [.. terms.GroupBy(t => t.Term).Select(g => (g.Key, g.Sum(t => t.Cost)))];
}
