namespace PlacementLab.Experiments.Validation;

/// <summary>A measured set and the models that are checked against it. An implementation says what it fits on which rows.</summary>
public interface IValidationSet
{
    /// <summary>Literal name.</summary>
    string Name { get; }

    /// <summary>What was measured, in a line.</summary>
    string Title { get; }

    /// <summary>The file or folder that is missing, or null where all is there.</summary>
    /// <param name="sources">Where to look.</param>
    string? Missing(ValidationSources sources);

    /// <summary>Checks the models.</summary>
    /// <param name="sources">Where the measurements lie.</param>
    /// <exception cref="InvalidInputException">A file is missing or not in its form.</exception>
    ValidationReport Validate(ValidationSources sources);
}
