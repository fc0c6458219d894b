namespace PlacementLab.Migration.Uncertainty;

/// <summary>An estimate as a distribution: quantiles of what a migration takes when its inputs are uncertain.</summary>
public sealed record EstimateDistribution
{
    /// <summary>The scheme.</summary>
    public required MigrationScheme Scheme { get; init; }

    /// <summary>Draws.</summary>
    public required int Draws { get; init; }

    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Total time in s.</summary>
    public required QuantitySample TotalSeconds { get; init; }

    /// <summary>Downtime in s.</summary>
    public required QuantitySample DowntimeSeconds { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required QuantitySample TrafficBytes { get; init; }

    /// <summary>Share of the draws in which the stop rule's goal was reached, 0–1.</summary>
    public required double ConvergenceProbability { get; init; }
}
