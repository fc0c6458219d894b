namespace PlacementLab.Placement.Reassignment;

/// <summary>
/// Wants free capacity of two resources in proportion: each host costs <c>Weight · max(0, Target · free(First) − free(Second))</c>
/// where free is capacity − usage (ROADEF: balance cost).
/// </summary>
/// <param name="First">Index of the resource that gives the measure.</param>
/// <param name="Second">Index of the resource that has to be free in proportion to it.</param>
/// <param name="Target">Wanted ratio of free(Second) to free(First); 0 or more.</param>
/// <param name="Weight">Cost of each missing unit; 0 or more.</param>
internal sealed record BalanceGoal(int First, int Second, long Target, long Weight);
