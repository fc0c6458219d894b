namespace PlacementLab.Experiments.Validation;

/// <summary>What a row of the validation is about.</summary>
internal sealed record ValidationSubject(string Set, string Scheme, string Target, string FittedOn, string TestedOn);
