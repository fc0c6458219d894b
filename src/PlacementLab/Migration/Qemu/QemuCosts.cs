using PlacementLab.Units;

namespace PlacementLab.Migration.Qemu;

/// <summary>
/// What QEMU 10.0.2 was measured to take beside its pages, on one host with emulated CPUs (TCG). Byte counts belong to QEMU;
/// times and rates to the machine.
/// </summary>
public sealed record QemuCosts
{
    /// <summary>Bytes of a page with content on the wire.</summary>
    public double PageBytes { get; init; } = 4104;

    /// <summary>Bytes of a page with content on a multifd channel, before compression.</summary>
    public double MultifdPageBytes { get; init; } = 4112;

    /// <summary>Bytes of a page without content on the wire.</summary>
    public double ZeroPageBytes { get; init; } = 9;

    /// <summary>Bytes of CPU and device state.</summary>
    public double DeviceBytes { get; init; } = 115_000;

    /// <summary>Pages with content outside main RAM (firmware, video).</summary>
    public double FirmwarePages { get; init; } = 52;

    /// <summary>Pages without content outside main RAM.</summary>
    public double FirmwareZeroPages { get; init; } = 78;

    /// <summary>Pages that an idle guest keeps writing.</summary>
    public double BackgroundPages { get; init; } = 60;

    /// <summary>Writes per second to each of them.</summary>
    public double BackgroundWritesPerPage { get; init; } = 50;

    /// <summary>Rate at switch-over where there is no link.</summary>
    public DataRate LocalRate { get; init; } = DataRate.FromBytesPerSecond(1.6e9);

    /// <summary>Rate with neither link nor cap.</summary>
    public DataRate OpenRate { get; init; } = DataRate.FromBytesPerSecond(3e9);

    /// <summary>Seconds for a page without content that was never touched; both sides fault it in.</summary>
    public double ZeroPageSeconds { get; init; } = 3.5e-6;

    /// <summary>Seconds for a page without content that was touched.</summary>
    public double TouchedZeroPageSeconds { get; init; } = 0.2e-6;

    /// <summary>Most seconds of link time that buffers along a link make good after a stretch without content, in which nothing is sent.</summary>
    public double BurstSeconds { get; init; } = 0.055;

    /// <summary>Bytes parked in buffers along the link, ahead of what is sent.</summary>
    public double BufferedBytes { get; init; } = 0.9 * 1048576;

    /// <summary>The same right after the start, when the buffers have not filled yet.</summary>
    public double EarlyBufferedBytes { get; init; } = 0.4 * 1048576;

    /// <summary>Seconds from the stop to the resume of a post-copy beside its bytes.</summary>
    public double SwitchSeconds { get; init; } = 0.006;

    /// <summary>Seconds from the stop to the resume of a pre-copy beside its bytes.</summary>
    public double ResumeSeconds { get; init; } = 0.010;

    /// <summary>Seconds from the stop to the resume of a stop-and-copy beside its bytes.</summary>
    public double ColdResumeSeconds { get; init; } = 0.010;

    /// <summary>Seconds to start a new process and open what was suspended.</summary>
    public double ReopenSeconds { get; init; } = 0.165;

    /// <summary>Seconds of one step of the loop on a link.</summary>
    public double StepSeconds { get; init; } = 0.053;

    /// <summary>Seconds of one window of QEMU's limiter; the first is free.</summary>
    public double LimiterSeconds { get; init; } = 0.100;

    /// <summary>Share of a CPU-bound writer's rate that dirty logging takes, 0–1.</summary>
    public double LoggingLoss { get; init; } = 0.3;

    /// <summary>
    /// Share of a sequential writer's pages that count twice when they meet pages still unsent, 0–1; 1 would be random order.
    /// </summary>
    public double SequentialOverlap { get; init; } = 0.4;

    /// <summary>Bytes of an encoded difference beside the bytes changed.</summary>
    public double DeltaHeaderBytes { get; init; } = 20;
}
