namespace PlacementLab.Migration;

/// <summary>What <see cref="EmpiricalCurvePredictor"/> predicts.</summary>
public sealed record EmpiricalCurvePrediction
{
    /// <summary>Whether a round fits the downtime limit before the deadline.</summary>
    public required bool Converges { get; init; }

    /// <summary>Time of all rounds with the last, rounded up to ms; null if it does not converge.</summary>
    public required TimeSpan? TotalTime { get; init; }

    /// <summary>Rounds with the last.</summary>
    public required int Rounds { get; init; }

    /// <summary>Bytes on the wire of these rounds.</summary>
    public required double TrafficBytes { get; init; }
}
