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
    public static ConsolidationPolicy Parse(string detector, double? parameter, string? selection, long seed, string prefix = "") =>
        Known(new ConsolidationPolicy(detector, parameter, selection, seed), prefix, OverloadDetectors.All);

    /// <summary>A policy from the names people write, where these kinds of detectors are known.</summary>
    /// <param name="typed">What they wrote.</param>
    /// <param name="prefix">What to write before "detector", "parameter" and "selection" in a message.</param>
    /// <param name="kinds">Kinds of detectors.</param>
    internal static ConsolidationPolicy Known(ConsolidationPolicy typed, string prefix, ImmutableArray<OverloadDetectorKind> kinds)
    {
        string name = Known(typed.Detector, [NonPowerAware, Dvfs, .. kinds.Select(k => k.Name)], $"{prefix}detector");
        string? chosen = typed.Selection is { } selection ? Known(selection, [.. VmSelections.All.Select(k => k.Name)], $"{prefix}selection") : null;
        if (kinds.FirstOrDefault(k => k.Name == name) is { } kind)
        {
            double value = typed.Parameter ?? kind.Usual;
            kind.Create(value, $"{prefix}parameter");
            return new(name, value, chosen ?? "mmt", typed.Seed);
        }

        return typed.Parameter is null && chosen is null ? new(name, null, null, typed.Seed) : throw new InvalidInputException(
            typed.Parameter is null ? $"{prefix}selection" : $"{prefix}parameter", $"a value for {name}", $"none: {name} never migrates",
            $"Leave it out, or choose one of the detectors {string.Join(", ", kinds.Select(k => k.Name))}.");
    }

    private static string Known(string text, ImmutableArray<string> names, string place) =>
        names.FirstOrDefault(n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidInputException(
            place, $"\"{text}\"", $"one of {string.Join(", ", names)}", "Use one of these names.");
}
