using System.Collections.Immutable;

namespace PlacementLab.Migration.Qemu;

/// <summary>A guest as QEMU's migration sees it, in pages of 4,096 bytes. All of it is known before a migration.</summary>
public sealed record QemuGuest
{
    /// <summary>Pages of RAM, with or without content; above 0.</summary>
    public required double RamPages { get; init; }

    /// <summary>Pages with content, 0 to <see cref="RamPages"/>.</summary>
    public required double NonZeroPages { get; init; }

    /// <summary>Pages without content that the guest has touched, so that they have memory; at least 0.</summary>
    public double TouchedZeroPages { get; init; }

    /// <summary>
    /// Pages with content in each MiB of the address space, from its start (0–256 each); empty where not known: content is then
    /// taken to lie at the start. The tail of the address space is sent last, so where it is empty the last round is short.
    /// </summary>
    public ImmutableArray<double> Layout { get; init; } = [];

    /// <summary>Classes of pages that are written; all others are not.</summary>
    public ImmutableArray<QemuWriter> Writers { get; init; } = [];

    /// <summary>Whether the writers run as fast as their CPU lets them, so that a throttle slows them; a paced writer catches up.</summary>
    public bool CpuBound { get; init; }

    /// <summary>Bytes that each write changes in its page, 0–4,096; for delta encoding.</summary>
    public double BytesPerWrite { get; init; } = 4096;

    /// <summary>The same guest with its values checked.</summary>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    internal QemuGuest Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RamPages);
        ArgumentOutOfRangeException.ThrowIfNegative(NonZeroPages);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(NonZeroPages, RamPages);
        ArgumentOutOfRangeException.ThrowIfNegative(TouchedZeroPages);
        return Writers.Any(w => !(w.Pages > 0) || !(w.WritesPerSecond >= 0))
            ? throw new ArgumentException("Each class of pages needs at least one page and a rate of at least 0.")
            : this;
    }
}
