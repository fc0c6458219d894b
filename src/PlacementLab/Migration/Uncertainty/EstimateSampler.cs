namespace PlacementLab.Migration.Uncertainty;

/// <summary>Draws estimates.</summary>
internal static class EstimateSampler
{
    /// <summary>A sample; draws are split over threads, each result has its own place.</summary>
    /// <param name="migration">What is estimated.</param>
    /// <param name="scheme">Its scheme.</param>
    /// <param name="uncertain">Spreads, draws, seed.</param>
    public static EstimateDistribution Sample(DescribedMigration migration, MigrationScheme scheme, UncertainInputs uncertain)
    {
        double[] total = new double[uncertain.Draws];
        double[] down = new double[uncertain.Draws];
        double[] traffic = new double[uncertain.Draws];
        bool[] converged = new bool[uncertain.Draws];
        var threads = new ParallelOptions { MaxDegreeOfParallelism = uncertain.Threads ?? Environment.ProcessorCount };
        Parallel.For(0, uncertain.Draws, threads, draw =>
        {
            MigrationEstimate estimate = migration.Estimate(Factors(uncertain, draw));
            total[draw] = estimate.TotalTime.TotalSeconds;
            down[draw] = estimate.Downtime.TotalSeconds;
            traffic[draw] = estimate.Traffic.Bytes;
            converged[draw] = estimate.Converged;
        });
        return new EstimateDistribution
        {
            Scheme = scheme,
            Draws = uncertain.Draws,
            Seed = uncertain.Seed,
            TotalSeconds = new QuantitySample(total),
            DowntimeSeconds = new QuantitySample(down),
            TrafficBytes = new QuantitySample(traffic),
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
