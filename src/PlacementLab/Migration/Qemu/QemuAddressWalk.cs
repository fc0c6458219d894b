namespace PlacementLab.Migration.Qemu;

/// <summary>The first pass over the address space, in blocks of one MiB; each has pages with and pages without content.</summary>
internal sealed class QemuAddressWalk
{
    private const double PagesPerBlock = 256;
    private readonly (double Content, double Zero)[] _blocks;
    private int _next;

    /// <summary>At the start of the address space.</summary>
    public QemuAddressWalk(QemuGuest guest, double nonZeroPages, double zeroPages)
    {
        _blocks = guest.Layout.IsDefaultOrEmpty ? Packed(nonZeroPages, zeroPages) : Measured(guest, nonZeroPages, zeroPages);
        ZeroLeft = zeroPages;
    }

    /// <summary>Pages without content not passed yet.</summary>
    public double ZeroLeft { get; private set; }

    /// <summary>Whether the end has been reached.</summary>
    public bool IsDone => _next == _blocks.Length;

    /// <summary>What is left of the block that comes next.</summary>
    public (double Content, double Zero) Block => _blocks[_next];

    /// <summary>Passes a share of the next block.</summary>
    public void Pass(double share)
    {
        (double content, double zero) = _blocks[_next];
        ZeroLeft = Math.Max(0, ZeroLeft - (zero * share));
        _blocks[_next] = (content * (1 - share), zero * (1 - share));
        if (share >= 1)
        {
            _next++;
            ZeroLeft = IsDone ? 0 : ZeroLeft;
        }
    }

    /// <summary>The measured layout, scaled to the numbers of pages just before the migration.</summary>
    private static (double Content, double Zero)[] Measured(QemuGuest guest, double nonZeroPages, double zeroPages)
    {
        double scale = nonZeroPages / Math.Max(1, guest.Layout.Sum());
        double[] content = [.. guest.Layout.Select(pages => pages * scale)];
        double empty = content.Sum(pages => Math.Max(0, PagesPerBlock - pages));
        double zeroScale = empty > 0 ? zeroPages / empty : 0;
        return [.. content.Select(pages => (pages, Math.Max(0, PagesPerBlock - pages) * zeroScale))];
    }

    /// <summary>All content first, for want of a layout.</summary>
    private static (double Content, double Zero)[] Packed(double nonZeroPages, double zeroPages)
    {
        int full = Math.Max(1, (int)Math.Ceiling(nonZeroPages / PagesPerBlock));
        int empty = (int)Math.Ceiling(zeroPages / PagesPerBlock);
        return
        [
            .. Enumerable.Repeat((nonZeroPages / full, 0.0), full),
            .. Enumerable.Repeat((0.0, zeroPages / Math.Max(1, empty)), empty),
        ];
    }
}
