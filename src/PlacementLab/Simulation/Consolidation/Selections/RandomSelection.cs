namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>
/// RS: any VM, each with the same probability. One stream for the whole run: that of <c>java.util.Random</c> with the seed, one
/// <c>nextInt(n)</c> for each selection. Beloglazov and Buyya, CCPE 24(13), 2012, §6.2.2.
/// </summary>
/// <param name="seed">Seed of the stream.</param>
public sealed class RandomSelection(long seed) : IVmSelection
{
    private readonly JavaRandom _random = new(seed);

    /// <inheritdoc/>
    public string Name => "rs";

    /// <inheritdoc/>
    public int Select(in SelectionCandidates candidates) => _random.Next(candidates.Count);
}
