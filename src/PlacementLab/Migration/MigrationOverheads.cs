using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>What a migration takes beside its pages.</summary>
public sealed record MigrationOverheads
{
    /// <summary>None: the textbook's assumption.</summary>
    public static MigrationOverheads None { get; } = new();

    /// <summary>
    /// Medians measured on QEMU 10.0.2: 115,100 bytes of CPU and device state (114,314–120,259 over 156 runs), 10 ms from the
    /// last byte to the running VM. Host and guest were emulated and small; other machines differ.
    /// </summary>
    public static MigrationOverheads Measured { get; } = new()
    {
        DeviceState = DataSize.FromBytes(115_100),
        Resume = TimeSpan.FromMilliseconds(10),
    };

    /// <summary>o_pre: reservation and connection before the first byte, at least 0.</summary>
    public TimeSpan Setup { get; init => field = NotNegative(value); }

    /// <summary>C: CPU, device and other non-pageable state sent while the VM is stopped, at least 0.</summary>
    public DataSize DeviceState
    {
        get;
        init => field = value >= DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    }

    /// <summary>t_resume: from the last byte to the running VM, at least 0.</summary>
    public TimeSpan Resume { get; init => field = NotNegative(value); }

    /// <summary>o_post: from the running VM until the source is released, at least 0.</summary>
    public TimeSpan Commit { get; init => field = NotNegative(value); }

    private static TimeSpan NotNegative(TimeSpan value) =>
        value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
}
