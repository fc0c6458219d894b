namespace PlacementLab.Tests.Conventions.Examples;

/// <summary>Breaks the rules for public types.</summary>
public class OpenClass
{
    /// <summary>A field that anyone may change.</summary>
#pragma warning disable CA1051
    public int Field;
#pragma warning restore CA1051

    /// <summary>A property that anyone may change.</summary>
    public int Property { get; set; }

    /// <summary>A property that is fixed once made.</summary>
    public int Fixed { get; init; }
}
