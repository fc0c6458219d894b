namespace PlacementLab.Demand;

/// <summary>
/// Which samples of a trace serve what. Splits are by time, never by row: training [0, TrainEnd), tuning [TrainEnd, TuneEnd),
/// test [TuneEnd, TestEnd). The test part is looked at last.
/// </summary>
/// <param name="TrainEnd">First sample after training.</param>
/// <param name="TuneEnd">First sample after tuning.</param>
/// <param name="TestEnd">First sample after the test.</param>
public sealed record TimeSplit(int TrainEnd, int TuneEnd, int TestEnd);
