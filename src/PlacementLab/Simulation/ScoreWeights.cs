namespace PlacementLab.Simulation;

/// <summary>What an operator pays, in one unit of money, for what a run takes. Every goal preset has its own.</summary>
public sealed record ScoreWeights
{
    /// <summary>Price of a kWh.</summary>
    public double PerKilowattHour { get; init; } = 0.20;

    /// <summary>Penalty for an hour of one host with demand above capacity.</summary>
    public double PerOverloadedHostHour { get; init; } = 1.0;

    /// <summary>Penalty for an hour of one VM's downtime.</summary>
    public double PerDowntimeHour { get; init; } = 10.0;

    /// <summary>Penalty for an hour of one VM's running time lost to slower execution.</summary>
    public double PerSlowdownHour { get; init; } = 1.0;

    /// <summary>Price of a GB (10^9 B) of migration traffic.</summary>
    public double PerGigabyte { get; init; } = 0.001;

    /// <summary>Penalty for a VM lost.</summary>
    public double PerLostVm { get; init; } = 1000;
}
