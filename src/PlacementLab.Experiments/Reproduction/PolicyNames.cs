using System.Globalization;
using PlacementLab.Simulation.Consolidation;

namespace PlacementLab.Experiments.Reproduction;

/// <summary>Reads the names of consolidation policies as papers write them.</summary>
public static class PolicyNames
{
    /// <summary>
    /// A policy from a name such as "lr-mmt-1.2", "lr-1.2-mmt", "lr-mmt", "thr-rs-seed42" or "dvfs": the detector, then in any order
    /// the selection (default "mmt"), the parameter (default the usual one) and the seed of the random selection (default 1).
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">It names no policy.</exception>
    public static ConsolidationPolicy Parse(string name, string place)
    {
        string[] parts = name.Trim().Split('-');
        double? parameter = null;
        string? selection = null;
        long seed = 1;
        foreach (string part in parts.Skip(1))
        {
            if (double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
            {
                parameter = number;
            }
            else if (part.StartsWith("seed", StringComparison.Ordinal) && long.TryParse(part["seed".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out long found))
            {
                seed = found;
            }
            else
            {
                selection = part;
            }
        }

        return ConsolidationPolicies.Parse(parts[0], parameter, selection, seed, $"{place} \"{name.Trim()}\", ");
    }
}
