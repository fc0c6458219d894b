using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// What it takes to switch hosts off and on. A host that is on draws at least its idle power, with or without VMs. The default wake-up,
/// 200 s at full power, and no power while off are those of Gandhi, Gupta, Harchol-Balter and Kozuch, Performance Evaluation
/// 67(11), 2010 (a server that boots); the time to switch off is an assumption.
/// </summary>
public sealed record HostTransitions
{
    /// <summary>Time from the order to wake until VMs can come, at least 0; the host draws its full power meanwhile.</summary>
    public TimeSpan Wake { get; init => field = NotNegative(value); } = TimeSpan.FromSeconds(200);

    /// <summary>Time to switch off, at least 0; the host draws its idle power meanwhile.</summary>
    public TimeSpan Sleep { get; init => field = NotNegative(value); } = TimeSpan.FromSeconds(10);

    /// <summary>Power of a host that is off, at least 0.</summary>
    public Power Asleep
    {
        get;
        init => field = value.Watts is >= 0 and < double.PositiveInfinity
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and not negative");
    }

    private static TimeSpan NotNegative(TimeSpan value) => value >= TimeSpan.Zero
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
}
