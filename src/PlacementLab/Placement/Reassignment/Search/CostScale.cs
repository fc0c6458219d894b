namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>How large changes of the cost are, which temperatures are set by.</summary>
internal static class CostScale
{
    private const int Sampled = 2000;

    /// <summary>
    /// The weighted usage of a mean VM where load costs; else the mean change of the cost, up or down, by moving a VM to a drawn host, over
    /// drawn moves that change it; 1 where none does.
    /// </summary>
    /// <param name="model">The problem.</param>
    /// <param name="state">Where a search starts; not changed.</param>
    public static double Of(SearchModel model, SearchState state)
    {
        double load = 0;
        for (int i = 0; i < model.VmCount * model.Stride; i++)
        {
            load += model.Usage[i] * model.LoadWeight[i % model.Stride];
        }

        return load > 0 ? load / model.VmCount : Drawn(model, state);
    }

    private static double Drawn(SearchModel model, SearchState state)
    {
        var random = new SearchRandom(0, 0);
        (double sum, int count) = (0, 0);
        for (int i = 0; i < Sampled; i++)
        {
            int vm = random.Next(model.VmCount);
            int to = random.Next(model.HostCount);
            double change = to == state.HostOf[vm] ? 0 : Math.Abs(state.ChangeOf(vm, to));
            if (change > 0 && double.IsFinite(change))
            {
                sum += change;
                count++;
            }
        }

        return count == 0 ? 1 : sum / count;
    }
}
