namespace PlacementLab.Placement;

/// <summary>Coefficient × flag, a term of a linear constraint over a further 0/1 variable.</summary>
/// <param name="Flag">Number of the flag, as <see cref="IConstraintModel.NewFlag"/> gave it.</param>
/// <param name="Coefficient">Whole-number coefficient.</param>
public readonly record struct FlagTerm(int Flag, long Coefficient);
