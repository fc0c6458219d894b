namespace PlacementLab.Placement;

/// <summary>One violation of a constraint.</summary>
/// <param name="Constraint">Name of the constraint.</param>
/// <param name="Message">What is violated where, in words.</param>
/// <param name="Magnitude">By how much, in <paramref name="Unit"/>; positive.</param>
/// <param name="Unit">Unit of the magnitude.</param>
public sealed record ConstraintViolation(string Constraint, string Message, double Magnitude, string Unit);
