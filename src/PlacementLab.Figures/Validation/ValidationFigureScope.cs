using PlacementLab.Experiments.Validation;

namespace PlacementLab.Figures.Validation;

/// <summary>Which measured sets belong on one figure of a validation.</summary>
public sealed record ValidationFigureScope
{
    // Endings of sets that score other predictions, or rows, than the ones that are drawn.
    private static readonly string[] _asides = ["-curve", "-general", "-busy-host"];

    private ValidationFigureScope()
    {
    }

    /// <summary>All campaigns of the testbed, with writers known.</summary>
    public static ValidationFigureScope Testbed { get; } = new() { Id = "testbed", Title = "the testbed" };

    /// <summary>The sets that others published.</summary>
    public static ValidationFigureScope Published { get; } = new() { Id = "published", Title = "published measurements" };

    /// <summary>Name for files.</summary>
    public string Id { get; private init; } = "";

    /// <summary>What it is, for the title.</summary>
    internal string Title { get; private init; } = "";

    /// <summary>Whether a set belongs here.</summary>
    /// <param name="set">Name of the set.</param>
    internal bool Holds(string set) => set.StartsWith("testbed", StringComparison.Ordinal) == (Id == "testbed")
        && set != "formulas" && !_asides.Any(aside => set.EndsWith(aside, StringComparison.Ordinal));

    /// <summary>The panel of a point: the scheme, with the set before it where several share the figure.</summary>
    internal string PanelOf(ValidationPoint point) => Id == "testbed" ? point.Scheme : $"{point.Set}: {point.Scheme.Split(',')[0]}";
}
