namespace PlacementLab.Infrastructure;

/// <summary>
/// How often hosts and the network between them fail, as constant rates (exponential times to failure). The defaults are
/// <b>assumptions</b> of a plausible size, not measurements: one failure of a host and four of a path per year,
/// nine cuts of ten healed in time. Replace them by those of the site.
/// </summary>
public sealed record FailureRates
{
    private const double HoursPerYear = 8766;

    /// <summary>λ_s: failures of the source host per hour, at least 0.</summary>
    public double SourcePerHour { get; init => field = NotNegative(value); } = 1 / HoursPerYear;

    /// <summary>λ_d: failures of the destination host per hour, at least 0.</summary>
    public double DestinationPerHour { get; init => field = NotNegative(value); } = 1 / HoursPerYear;

    /// <summary>λ_n: failures of the network path between them per hour, at least 0.</summary>
    public double NetworkPerHour { get; init => field = NotNegative(value); } = 4 / HoursPerYear;

    /// <summary>p_heal: probability that a cut path is back before a paused VM is given up, 0–1.</summary>
    public double HealProbability
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be 0–1");
    } = 0.9;

    /// <summary>
    /// Probability that a VM whose memory is spread over two hosts for a time is lost, beyond that of staying on the source:
    /// (1 − e^(−(λ_s+λ_d+λ_n(1−p_heal))τ)) − (1 − e^(−λ_s·τ)).
    /// </summary>
    /// <param name="seconds">τ: how long the memory is spread, in s, at least 0.</param>
    public double LossOfSplitVm(double seconds)
    {
        double hours = seconds / 3600;
        double added = DestinationPerHour + (NetworkPerHour * (1 - HealProbability));
        return Math.Exp(-SourcePerHour * hours) * (1 - Math.Exp(-added * hours));
    }

    private static double NotNegative(double value) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");
}
