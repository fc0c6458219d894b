namespace PlacementLab.Migration.Optimizations;

/// <summary>Which of the asked optimisations a scheme takes.</summary>
/// <param name="Applied">Those that apply.</param>
/// <param name="LeftOut">Those that do not, with the reason.</param>
internal sealed record OptimizationSelection(IReadOnlyList<MigrationOptimization> Applied, IReadOnlyList<Compatibility> LeftOut)
{
    private const string NoRound = "without a copy round each page is sent once, so there is no earlier copy to differ from";

    /// <summary>Sorts the asked optimisations out.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="settings">What is asked for.</param>
    /// <exception cref="InvalidInputException">One is asked for twice.</exception>
    public static OptimizationSelection Of(MigrationScheme scheme, MigrationModelSettings settings)
    {
        if (settings.Optimizations.Count == 0)
        {
            return new OptimizationSelection([], []);
        }

        ThrowIfRepeated(settings.Optimizations);
        var applied = new List<MigrationOptimization>();
        var leftOut = new List<Compatibility>();
        foreach (MigrationOptimization optimization in settings.Optimizations)
        {
            Compatibility pair = Pair(optimization.Kind, scheme, settings);
            if (pair.Applies)
            {
                applied.Add(optimization);
            }
            else
            {
                leftOut.Add(pair);
            }
        }

        return new OptimizationSelection(applied, leftOut);
    }

    /// <summary>Throws if one does not apply.</summary>
    /// <exception cref="InvalidInputException">One does not apply to the scheme; the message says why.</exception>
    public void ThrowIfAnyLeftOut()
    {
        foreach (Compatibility pair in LeftOut)
        {
            throw new InvalidInputException(
                "optimisations", $"{OptimizationNames.NameOf(pair.Optimization)} with {MigrationSchemeNames.NameOf(pair.Scheme)}",
                $"a combination that can work: {pair.Reason}", "Leave the optimisation out or choose another scheme.");
        }
    }

    private static void ThrowIfRepeated(IReadOnlyList<MigrationOptimization> asked)
    {
        foreach (IGrouping<OptimizationKind, MigrationOptimization> same in asked.GroupBy(o => o.Kind).Where(g => g.Count() > 1))
        {
            throw new InvalidInputException(
                "optimisations", $"{OptimizationNames.NameOf(same.Key)} {same.Count()} times", "each at most once", "Keep one of them.");
        }
    }

    private static Compatibility Pair(OptimizationKind kind, MigrationScheme scheme, MigrationModelSettings settings)
    {
        bool noRound = kind == OptimizationKind.Delta && scheme == MigrationScheme.Hybrid && settings.HybridRounds == 0;
        return noRound ? new Compatibility(kind, scheme, false, NoRound) : CompatibilityTable.Of(kind, scheme);
    }
}
