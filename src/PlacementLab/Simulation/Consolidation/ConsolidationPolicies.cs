using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation.Detectors;
using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Simulation.Consolidation;

/// <summary>The catalogue of consolidation policies.</summary>
public static class ConsolidationPolicies
{
    /// <summary>Name of the policy under which every host draws full power all day.</summary>
    public const string NonPowerAware = "npa";

    /// <summary>Name of the policy that places first fit and never migrates.</summary>
    public const string Dvfs = "dvfs";

    /// <summary>Names of all detectors, those of the policies that never migrate first.</summary>
    public static ImmutableArray<string> DetectorNames { get; } = [NonPowerAware, Dvfs, .. OverloadDetectors.All.Select(k => k.Name)];

    /// <summary>The 22 published policies: NPA, DVFS, and five detectors, each with its usual parameter, times four selections.</summary>
    /// <param name="seed">Seed of the random selections.</param>
    public static ImmutableArray<ConsolidationPolicy> Published(long seed) =>
    [
        new(NonPowerAware, null, null, seed),
        new(Dvfs, null, null, seed),
        .. from detector in OverloadDetectors.All
           from selection in VmSelections.All
           select new ConsolidationPolicy(detector.Name, detector.Usual, selection.Name, seed),
    ];

    /// <summary>A policy from the names people write.</summary>
    /// <param name="detector">Name of a detector, in any case.</param>
    /// <param name="parameter">Parameter; null for the usual one.</param>
    /// <param name="selection">Name of a selection, in any case; null for "mmt".</param>
    /// <param name="seed">Seed of the random selection.</param>
    /// <param name="prefix">What to write before "detector", "parameter" and "selection" in a message: "--" for options.</param>
    /// <exception cref="InvalidInputException">A name is unknown, or the parameter is outside its range or of no use.</exception>
    public static ConsolidationPolicy Parse(string detector, double? parameter, string? selection, long seed, string prefix = "")
    {
        string name = Known(detector, DetectorNames, $"{prefix}detector");
        string? chosen = selection is null ? null : Known(selection, [.. VmSelections.All.Select(k => k.Name)], $"{prefix}selection");
        if (OverloadDetectors.All.FirstOrDefault(k => k.Name == name) is { } kind)
        {
            double value = parameter ?? kind.Usual;
            kind.Create(value, $"{prefix}parameter");
            return new(name, value, chosen ?? "mmt", seed);
        }

        return parameter is null && chosen is null ? new(name, null, null, seed) : throw new InvalidInputException(
            parameter is null ? $"{prefix}selection" : $"{prefix}parameter", $"a value for {name}", $"none: {name} never migrates",
            $"Leave it out, or choose one of the detectors {string.Join(", ", OverloadDetectors.All.Select(k => k.Name))}.");
    }

    private static string Known(string text, ImmutableArray<string> names, string place) =>
        names.FirstOrDefault(n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidInputException(
            place, $"\"{text}\"", $"one of {string.Join(", ", names)}", "Use one of these names.");
}
