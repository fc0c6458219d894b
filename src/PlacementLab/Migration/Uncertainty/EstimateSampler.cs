using PlacementLab.Units;

namespace PlacementLab.Migration.Uncertainty;

/// <summary>Draws estimates.</summary>
internal static class EstimateSampler
{
    /// <summary>A sample; draws are split over threads, each result has its own place.</summary>
    /// <param name="migration">What is estimated.</param>
    /// <param name="scheme">Its scheme.</param>
    /// <param name="uncertain">Spreads, draws, seed.</param>
    /// <exception cref="InvalidInputException">The time or the traffic of a draw is beyond what can be expressed.</exception>
    public static EstimateDistribution Sample(DescribedMigration migration, MigrationScheme scheme, UncertainInputs uncertain)
    {
        TimeSpan[] total = new TimeSpan[uncertain.Draws];
        double[] down = new double[uncertain.Draws];
        DataSize[] traffic = new DataSize[uncertain.Draws];
        bool[] converged = new bool[uncertain.Draws];
        var threads = new ParallelOptions { MaxDegreeOfParallelism = uncertain.Threads ?? Environment.ProcessorCount };
        Parallel.For(0, uncertain.Draws, threads, draw =>
        {
            MigrationEstimate estimate = migration.Estimate(Factors(uncertain, draw));
            total[draw] = estimate.TotalTime;
            down[draw] = estimate.Downtime.TotalSeconds;
            traffic[draw] = estimate.Traffic;
            converged[draw] = estimate.Converged;
        });
        migration.ThrowIfSaturated(total.Max(), traffic.Max());
        return new EstimateDistribution
        {
            Scheme = scheme,
            Draws = uncertain.Draws,
            Seed = uncertain.Seed,
            TotalSeconds = new QuantitySample(total.Select(t => t.TotalSeconds)),
            DowntimeSeconds = new QuantitySample(down),
            TrafficBytes = new QuantitySample(traffic.Select(t => (double)t.Bytes)),
            ConvergenceProbability = converged.Count(c => c) / (double)converged.Length,
        };
    }

    private static InputFactors Factors(UncertainInputs uncertain, int draw)
    {
        var stream = new DrawStream(uncertain.Seed, draw);
        double memory = uncertain.Memory.Factor(ref stream);
        double dirtyRate = uncertain.DirtyRate.Factor(ref stream);
        return new InputFactors(memory, dirtyRate, uncertain.Bandwidth.Factor(ref stream));
    }
}
