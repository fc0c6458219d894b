namespace PlacementLab.Experiments.Specs;

/// <summary>Parameters of placement.</summary>
public sealed record PlacementSpec
{
    /// <summary>Candidate hosts for each VM that may move.</summary>
    public int CandidateHosts { get; init; } = 6;

    /// <summary>Deterministic work units of the exact solver for one decision.</summary>
    public double DeterministicTimeLimit { get; init; } = 0.2;

    /// <summary>Longest predicted downtime with which a VM may still move, in s.</summary>
    public double DowntimeSlaSeconds { get; init; } = 60;

    /// <summary>Memory that may be moved in one interval, in GiB.</summary>
    public double BandwidthBudgetGib { get; init; } = 64;
}
