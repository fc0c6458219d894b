namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>A kind of VM selection.</summary>
/// <param name="Name">Name as typed, such as "mmt".</param>
/// <param name="Title">What it is called in the literature.</param>
public sealed record VmSelectionKind(string Name, string Title)
{
    /// <summary>Makes a selection of this kind.</summary>
    public required Func<long, IVmSelection> Make { get; init; }

    /// <summary>A selection for one run.</summary>
    /// <param name="seed">Seed of its random stream, if it has one.</param>
    public IVmSelection Create(long seed) => Make(seed);
}
