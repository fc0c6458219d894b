namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>What applies to one round.</summary>
/// <param name="Temperature">Temperature, in units of cost.</param>
/// <param name="Penalty">Price of exceeding a capacity, as a multiple of the load weight; null where that is not allowed.</param>
/// <param name="Lacking">Price of each location and each needed group that a group lacks, in units of cost.</param>
/// <param name="MovePrice">Price of a mean VM's migration beside its own cost, in units of cost.</param>
/// <param name="Stage">Number of the stage; each begins with the best assignment so far.</param>
internal readonly record struct CoolingPoint(double Temperature, double? Penalty, double Lacking, double MovePrice, int Stage);
