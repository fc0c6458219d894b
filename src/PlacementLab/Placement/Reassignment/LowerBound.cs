using PlacementLab.Placement.Solvers.LargeNeighbourhood;

namespace PlacementLab.Placement.Reassignment;

/// <summary>
/// A lower bound on the cost of every assignment that keeps the constraints, by looking at totals: the largest of
/// <see cref="AggregateBound"/> (all hosts taken for one), <see cref="PerResourceBound"/> (the hosts needed for each resource) and
/// <see cref="FewestMoves"/> (the VMs that have to leave each host).
/// </summary>
public static class LowerBound
{
    /// <summary>The bound, in the unit of the objective, and its name.</summary>
    /// <param name="problem">A valid problem with at least one host.</param>
    /// <exception cref="InvalidInputException">A term of the objective is of a kind that the search cannot evaluate, or a cost may pass the 64-bit range.</exception>
    public static (double Value, string Name) Of(PlacementProblem problem) =>
        Of(problem, FlatProblemCompiler.Compile(problem, new Assignment([.. new int[problem.VmCount]])).Flat);

    /// <summary>The same of a compiled problem.</summary>
    internal static (double Value, string Name) Of(PlacementProblem problem, FlatProblem flat)
    {
        (double hosts, int resource) = PerResourceBound.Of(flat);
        (double Value, string Name) best = (AggregateBound.Of(flat), AggregateBound.Name);
        best = hosts > best.Value ? (hosts, $"{PerResourceBound.Name} ({problem.Resources.Resources[resource].Name})") : best;
        double moves = FewestMoves.Of(problem);
        return moves > best.Value ? (moves, FewestMoves.Name) : best;
    }
}
