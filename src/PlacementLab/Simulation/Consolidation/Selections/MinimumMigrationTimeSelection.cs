namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>MMT: the VM that is migrated in the shortest time, the first of equals. Beloglazov and Buyya, CCPE 24(13), 2012, §6.2.1.</summary>
public sealed class MinimumMigrationTimeSelection : IVmSelection
{
    /// <inheritdoc/>
    public string Name => "mmt";

    /// <inheritdoc/>
    public int Select(in SelectionCandidates candidates) => Smallest(candidates.MigrationSeconds);

    /// <summary>Index of the smallest value, the first of equals.</summary>
    internal static int Smallest(ReadOnlySpan<double> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[best])
            {
                best = i;
            }
        }

        return best;
    }
}
