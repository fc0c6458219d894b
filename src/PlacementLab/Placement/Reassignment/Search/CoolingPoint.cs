namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>What applies to one round.</summary>
/// <param name="Temperature">Temperature, in units of cost.</param>
/// <param name="Penalty">Price of exceeding a capacity, as a multiple of the load weight; null where that is not allowed.</param>
/// <param name="IsPolishing">Whether the round belongs to the last phase, which starts from the best assignment.</param>
internal readonly record struct CoolingPoint(double Temperature, double? Penalty, bool IsPolishing);
