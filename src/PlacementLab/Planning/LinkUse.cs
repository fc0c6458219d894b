using PlacementLab.Infrastructure;

namespace PlacementLab.Planning;

/// <summary>How much of a link a plan uses.</summary>
/// <param name="Link">The link.</param>
/// <param name="Share">Reserved bandwidth × time / (capacity for migrations × makespan), from 0 to 1.</param>
public sealed record LinkUse(Link Link, double Share);
