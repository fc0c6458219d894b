using System.Globalization;

namespace PlacementLab.Experiments.Comparison;

/// <summary>One run: a policy on a day, with what migrations cost and a seed. Runs that cannot differ are one.</summary>
/// <param name="Block">Name of the day.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Regime">What migrations cost.</param>
/// <param name="Seed">The seed.</param>
public sealed record ComparisonCell(string Block, ComparedPolicy Policy, MigrationRegime Regime, int Seed)
{
    private const int NoSeed = 1;

    /// <summary>What tells the run from others of the same fleet; fit for a file name.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Block.Replace('/', '-').Replace('\\', '-')}_{Policy.Name}_{Regime.Name}_seed{Seed}");

    /// <summary>The run that stands for a choice: without migrations what they cost does not matter, nor the seed where nothing is drawn.</summary>
    /// <param name="block">The day.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="regime">What migrations cost.</param>
    /// <param name="seed">The seed.</param>
    public static ComparisonCell Of(ComparisonBlock block, ComparedPolicy policy, MigrationRegime regime, int seed) =>
        !policy.Loop.Migrates ? new(block.Name, policy, MigrationRegime.None, NoSeed)
        : regime == MigrationRegime.Free && !policy.Draws ? new(block.Name, policy, regime, NoSeed)
        : new(block.Name, policy, regime, seed);
}
