using System.Collections.Immutable;
using PlacementLab.Experiments.Validation.Published;
using PlacementLab.Experiments.Validation.Testbed;

namespace PlacementLab.Experiments.Validation;

/// <summary>The measured sets that models are checked against, by their literal names.</summary>
public static class ValidationCatalog
{
    /// <summary>All sets in the order of the report.</summary>
    public static ImmutableArray<IValidationSet> All { get; } =
    [
        new TestbedValidation(),
        new FormulaValidation(),
        new CurveValidation(),
        new MvmValidation(),
        new MrmpplmValidation(),
        new PgvmValidation(),
        new OsicValidation(),
        new DpnmValidation(),
    ];

    /// <summary>Checks the models against some sets.</summary>
    /// <param name="names">Names of sets; empty for all that are found.</param>
    /// <param name="sources">Where the measurements lie.</param>
    /// <param name="cancellation">Stops between two sets.</param>
    /// <exception cref="InvalidInputException">A name is unknown, or a named set is missing or not in its form.</exception>
    public static ValidationReport Validate(
        IReadOnlyCollection<string> names, ValidationSources sources, CancellationToken cancellation = default)
    {
        ImmutableArray<IValidationSet> chosen = names.Count == 0 ? All : [.. names.Distinct().Select(Find)];
        ValidationReport report = ValidationReport.Empty;
        foreach (IValidationSet set in chosen)
        {
            cancellation.ThrowIfCancellationRequested();
            report = report.Then(set.Missing(sources) is { } missing ? NotFound(set, missing, isNamed: names.Count > 0) : set.Validate(sources));
        }

        return report;
    }

    private static IValidationSet Find(string name) => All.FirstOrDefault(s => s.Name == name) ?? throw new InvalidInputException(
        "validate", $"\"{name}\"", $"one of {string.Join(", ", All.Select(s => s.Name))}", "Use one of these names, or none for all.");

    private static ValidationReport NotFound(IValidationSet set, string missing, bool isNamed) => isNamed
        ? throw new InvalidInputException(
            $"measured set \"{set.Name}\"", $"nothing at {missing}", set.Title, "Set PLACEMENTLAB_DATASETS to the folder that holds it.")
        : ValidationReport.Empty with { Notes = [$"{set.Name} was left out: nothing at {missing}."] };
}
