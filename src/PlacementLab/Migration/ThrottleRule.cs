namespace PlacementLab.Migration;

/// <summary>
/// Dynamic write throttling (auto-converge): when the dirty pages are read, if more than <see cref="TriggerShare"/> of what was
/// transferred has been dirtied again for the <see cref="TriggerPeriods"/>th time, the VM's CPUs lose
/// <see cref="InitialShare"/> of their time, then <see cref="IncrementShare"/> more per trigger, at most <see cref="MaxShare"/>.
/// A CPU-bound writer then dirties D·(1 − p); a paced one kept its full rate when measured.
/// The defaults are those of QEMU's migration (parameters cpu-throttle-initial, -increment, max-cpu-throttle and
/// throttle-trigger-threshold).
/// </summary>
public sealed record ThrottleRule
{
    /// <summary>QEMU's.</summary>
    public static ThrottleRule Default { get; } = new();

    /// <summary>First throttle, 0 to below 1.</summary>
    public double InitialShare { get; init => field = BelowOne(value); } = 0.20;

    /// <summary>Added per further trigger, above 0 to 1.</summary>
    public double IncrementShare
    {
        get;
        init => field = Share(value) > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be above 0");
    } = 0.10;

    /// <summary>Most, 0 to below 1.</summary>
    public double MaxShare { get; init => field = BelowOne(value); } = 0.99;

    /// <summary>Dirtied bytes per transferred byte above which a period counts, 0 to below 1 (a rest that does not shrink must trigger).</summary>
    public double TriggerShare { get; init => field = BelowOne(value); } = 0.50;

    /// <summary>Counted periods per trigger, at least 1.</summary>
    public int TriggerPeriods
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be at least 1");
    } = 2;

    /// <summary>Shortest period that is looked at, at least 0; shorter rounds are added up. QEMU looks at most once a second.</summary>
    public TimeSpan LeastPeriod
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    } = TimeSpan.FromSeconds(1);

    /// <summary>The throttle after the next trigger.</summary>
    /// <param name="share">The throttle now, 0–1.</param>
    internal double Next(double share) => Math.Min(MaxShare, share == 0 ? InitialShare : share + IncrementShare);

    private static double BelowOne(double value) =>
        Share(value) < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be below 1");

    private static double Share(double value) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be 0–1");
}
