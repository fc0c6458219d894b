namespace PlacementLab.Placement;

/// <summary>A stretch of a <see cref="LoadCurve"/>: cost = CostAtFrom + Slope·(load − From) for From ≤ load ≤ To.</summary>
/// <param name="From">First load in MIPS.</param>
/// <param name="To">Last load in MIPS, inclusive.</param>
/// <param name="CostAtFrom">Cost at the first load.</param>
/// <param name="Slope">Cost per further MIPS.</param>
public readonly record struct LoadSegment(long From, long To, double CostAtFrom, double Slope);
