namespace PlacementLab.Experiments.Validation;

/// <summary>How well one quantity of one scheme is predicted on one measured set.</summary>
/// <param name="Set">The measured set, such as "testbed".</param>
/// <param name="Scheme">The scheme and the option that sets it apart, such as "pre-copy+xbzrle", or what else was checked.</param>
/// <param name="Target">
/// What was predicted: "total", "traffic", "downtime", "makespan"; or "false-converges" and "false-does-not-converge", for which the
/// error is the share of the runs that the model got wrong in this way; or "outcome", the share of outcomes that differ.
/// </param>
/// <param name="Rows">Measured rows that the error was computed from.</param>
/// <param name="MedianRelativeError">
/// Median over the cells of |predicted − median of the cell's runs| / that median; 0.01 is 1 %. Null where nothing was to compare.
/// </param>
/// <param name="P90RelativeError">90th percentile of the same; null where a median says all.</param>
/// <param name="NoiseFloor">
/// Spread of repeats: median of |run − median of its cell| / that median over cells with several runs; null where nothing was repeated.
/// </param>
/// <param name="FittedOn">What was fitted, and on which rows; "nothing" where nothing was.</param>
/// <param name="TestedOn">The rows that the error was computed from.</param>
public sealed record ValidationRow(
    string Set,
    string Scheme,
    string Target,
    int Rows,
    double? MedianRelativeError,
    double? P90RelativeError,
    double? NoiseFloor,
    string FittedOn,
    string TestedOn);
