namespace PlacementLab.Testbed.Plans;

/// <summary>A plan file as it is written.</summary>
internal sealed class PlanSpec
{
    public int Repeats { get; init; } = 1;

    public int Seed { get; init; } = 1;

    public IReadOnlyList<CellSpec>? Cells { get; init; }
}
