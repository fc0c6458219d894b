namespace PlacementLab.Experiments.Running;

/// <summary>How far a stage of an experiment has come.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Fraction">Done part, 0–1.</param>
public readonly record struct StageProgress(string Stage, double Fraction);
