namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>
/// MC: the VM whose CPU utilisation is best explained by that of the others on the host, by the coefficient of determination R²
/// of a linear regression; the first of equals. With a single VM, with more VMs than values of history and where a regression is
/// singular, the VM with the shortest migration. Beloglazov and Buyya, CCPE 24(13), 2012, §6.2.3.
/// </summary>
public sealed class MaximumCorrelationSelection : IVmSelection
{
    private readonly MultipleRegression _regression = new();

    /// <inheritdoc/>
    public string Name => "mc";

    /// <inheritdoc/>
    public bool LooksAtHistory => true;

    /// <inheritdoc/>
    public int Select(in SelectionCandidates candidates)
    {
        int count = candidates.Count;
        if (count < 2 || count > candidates.HistoryLength)
        {
            return MinimumMigrationTimeSelection.Smallest(candidates.MigrationSeconds);
        }

        int best = 0;
        double largest = double.Epsilon;
        for (int i = 0; i < count; i++)
        {
            if (!_regression.TryDetermination(candidates, i, out double determination))
            {
                return MinimumMigrationTimeSelection.Smallest(candidates.MigrationSeconds);
            }

            if (determination > largest)
            {
                largest = determination;
                best = i;
            }
        }

        return best;
    }
}
