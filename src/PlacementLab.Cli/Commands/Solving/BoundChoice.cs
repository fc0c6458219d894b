using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Optimization.Linear;
using PlacementLab.Placement;
using PlacementLab.Placement.Reassignment;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>The bounds that can be asked for by name.</summary>
internal static class BoundChoice
{
    private const string Linear = "linear";
    private static readonly TimeSpan _mostTime = TimeSpan.FromMinutes(2);

    /// <summary>The names, the default first.</summary>
    public static ImmutableArray<string> Names { get; } = ["aggregate", Linear];

    /// <summary>Refuses what is too large, before solving.</summary>
    /// <param name="name">One of <see cref="Names"/>; null for the default.</param>
    /// <param name="problem">The problem.</param>
    /// <exception cref="InvalidInputException">The problem has too many pairs of VM and host.</exception>
    public static void Validate(string? name, PlacementProblem problem)
    {
        long pairs = (long)problem.VmCount * problem.HostCount;
        if (name == Linear && pairs > LinearRelaxation.MostPairs)
        {
            throw new InvalidInputException(
                "--bound linear", string.Create(CultureInfo.InvariantCulture, $"{problem.VmCount:#,0} VMs on {problem.HostCount:#,0} hosts, {pairs:#,0} pairs"),
                string.Create(CultureInfo.InvariantCulture, $"at most {LinearRelaxation.MostPairs:#,0} pairs"), "Use --bound aggregate.");
        }
    }

    /// <summary>The result with the better of its own bound (where it proves none, that of totals) and the one asked for, under its name.</summary>
    /// <param name="name">One of <see cref="Names"/>; null for the default.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="result">What the solver returned.</param>
    public static SolverResult Extend(string? name, PlacementProblem problem, SolverResult result)
    {
        bool isFound = result.Status == SolveStatus.Feasible;
        if (isFound && double.IsNaN(result.Bound))
        {
            (double value, string boundName) = LowerBound.Of(problem);
            result = result with { Bound = value, BoundName = boundName, Status = value >= result.Cost ? SolveStatus.Optimal : result.Status };
        }

        if (name != Linear || !isFound || LinearRelaxation.BoundOf(problem, _mostTime) is not { } bound || !double.IsFinite(bound) || bound <= result.Bound)
        {
            return result;
        }

        // Rounding lets a bound fall short of the cost that it proves, never the other way round.
        double proven = Math.Min(bound, result.Cost);
        return result with { Bound = proven, BoundName = LinearRelaxation.Name, Status = bound >= result.Cost ? SolveStatus.Optimal : result.Status };
    }
}
