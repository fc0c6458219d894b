using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Experiments.Comparison;

/// <summary>The policies of the comparison by name.</summary>
public static class ComparedPolicies
{
    private const char BeforeSolver = '+';

    /// <summary>
    /// Those compared unless told otherwise: one that never migrates, four classic ones, and prediction and solver, each alone and together.
    /// The quantile 0.75 was chosen on PlanetLab's 6 March 2011 (trained on the 3rd), looking at no other day.
    /// </summary>
    public static ImmutableArray<string> Usual { get; } =
    [
        "dvfs", "thr-mmt-0.8", "iqr-mmt-1.5", "mad-mmt-2.5", "lr-mmt-1.2", "forecast-mmt-0.9", "forecast-mmt-0.9-q0.75", "lr-mmt-1.2+local-search",
        "forecast-mmt-0.9-q0.75+local-search",
    ];

    /// <summary>
    /// A policy from a name such as "lr-mmt-1.2", "thr-rs", "dvfs" or "forecast-mmt-0.9-q0.75+local-search": the detector, then in any order the
    /// selection (default "mmt"), the parameter (default the usual one) and for "forecast" the quantile, then the solver.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">It names no policy.</exception>
    public static ComparedPolicy Parse(string name, string place)
    {
        string where = $"{place} \"{name.Trim()}\"";
        string[] ends = name.Trim().Split(BeforeSolver, 2);
        string? solver = ends.Length > 1 ? SolverOf(ends[1], where) : null;
        string[] parts = ends[0].Split('-');
        double? parameter = null, quantile = null;
        string? selection = null;
        foreach (string part in parts.Skip(1))
        {
            if (NumberOf(part) is { } number)
            {
                parameter = number;
            }
            else if (part.StartsWith('q') && NumberOf(part[1..]) is >= 0 and <= 1 and { } share)
            {
                quantile = share;
            }
            else
            {
                selection = part;
            }
        }

        var loop = PhysicalPolicies.Parse(parts[0], parameter, selection, 1, where + ", ");
        var policy = new ComparedPolicy(loop, quantile ?? ComparedPolicy.UsualQuantile, solver);
        RequireUse(policy, quantile is not null, where);
        return policy;
    }

    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static string SolverOf(string text, string where) => LoopSolvers.Names.Contains(text) ? text : throw new InvalidInputException(
        where, $"the solver \"{text}\"", $"one of {string.Join(", ", LoopSolvers.Names)}", "Use one of these names, or leave it out for power-aware best fit.");

    private static void RequireUse(ComparedPolicy policy, bool hasQuantile, string where)
    {
        if (hasQuantile && !policy.Predicts)
        {
            throw new InvalidInputException(where, "a quantile", $"none: {policy.Loop.Detector} looks at no forecasts", "Leave it out, or use the detector forecast.");
        }

        if (policy.Solver is not null && !policy.Loop.Migrates)
        {
            throw new InvalidInputException(where, "a solver", $"none: {policy.Loop.Detector} never migrates", "Leave it out.");
        }
    }
}
