namespace PlacementLab.Experiments.Validation;

/// <summary>One measured cell with its prediction.</summary>
/// <param name="Set">The measured set.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Target">What was predicted: "total" and "downtime" in s, "traffic" in B.</param>
/// <param name="Cell">The cell, for reading.</param>
/// <param name="Measured">Median of the cell's runs.</param>
/// <param name="Predicted">What the model says.</param>
public sealed record ValidationPoint(string Set, string Scheme, string Target, string Cell, double Measured, double Predicted)
{
    /// <summary>|predicted − measured| / measured.</summary>
    public double RelativeError => Math.Abs(Predicted - Measured) / Measured;
}
