using PlacementLab.Units;

namespace PlacementLab.Migration.Qemu;

/// <summary>What lies between the two hosts. A cap is not a link: QEMU lifts it at the switch-over.</summary>
public sealed record QemuPath
{
    /// <summary>Rate of the link; null where it is faster than anything else, as on one machine.</summary>
    public DataRate? Link { get; init; }

    /// <summary>max-bandwidth; null for open.</summary>
    public DataRate? Cap { get; init; }

    /// <summary>Round-trip time.</summary>
    public TimeSpan RoundTrip { get; init; }

    /// <summary>Rate at which a suspended guest is read back; null for as fast as the machine can.</summary>
    public DataRate? ReadBack { get; init; }

    /// <summary>Whether QEMU's own limiter, not the link, sets the pace.</summary>
    internal bool IsLimited => Cap is not null && Link is null;

    /// <summary>Bytes per second while the guest runs.</summary>
    internal double CopyRate(QemuCosts costs) => Math.Min(
        Math.Min(Link?.BytesPerSecond ?? double.PositiveInfinity, Cap?.BytesPerSecond ?? double.PositiveInfinity), costs.OpenRate.BytesPerSecond);

    /// <summary>Bytes per second after the switch-over, when the cap is lifted.</summary>
    internal double StopRate(QemuCosts costs) => Link?.BytesPerSecond ?? costs.LocalRate.BytesPerSecond;
}
