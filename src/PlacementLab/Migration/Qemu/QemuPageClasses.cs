namespace PlacementLab.Migration.Qemu;

/// <summary>How many pages of each class are pending, and how many are in the cache of differences.</summary>
internal sealed class QemuPageClasses
{
    private readonly QemuWriter[] _writers;
    private readonly double[] _pending;
    private readonly double[] _cachedShare;
    private readonly double _overlap;

    /// <summary>All pages pending, none cached.</summary>
    public QemuPageClasses(QemuGuest guest, QemuCosts costs)
    {
        NonZeroPages = guest.NonZeroPages + costs.FirmwarePages;
        double rest = NonZeroPages - costs.BackgroundPages - guest.Writers.Sum(w => w.Pages);
        var background = new QemuWriter(costs.BackgroundPages, costs.BackgroundPages * costs.BackgroundWritesPerPage);
        _writers = rest > 0 ? [.. guest.Writers, background, new QemuWriter(rest, 0)] : [.. guest.Writers, background];
        _pending = [.. _writers.Select(w => w.Pages)];
        _cachedShare = new double[_writers.Length];
        _overlap = costs.SequentialOverlap;
        WrittenPages = _writers.Where(w => w.WritesPerSecond > 0).Sum(w => w.Pages);
    }

    /// <summary>Pages with content.</summary>
    public double NonZeroPages { get; }

    /// <summary>Pages of all classes that are written.</summary>
    public double WrittenPages { get; }

    /// <summary>Pages pending, without those that have no content.</summary>
    public double Pending
    {
        get
        {
            double sum = 0;
            foreach (double pages in _pending)
            {
                sum += pages;
            }

            return sum;
        }
    }

    /// <summary>Bytes of sending some of the pending pages, in proportion from all classes.</summary>
    public double BytesOf(double pages, in QemuPageCost cost)
    {
        double total = Pending;
        if (total <= 0)
        {
            return 0;
        }

        double bytes = 0;
        for (int i = 0; i < _pending.Length; i++)
        {
            double sent = pages * _pending[i] / total;
            double hits = cost.UsesCache ? sent * _cachedShare[i] * cost.CacheShare : 0;
            bytes += (hits * cost.HitBytes) + ((sent - hits) * cost.PageBytes);
        }

        return bytes;
    }

    /// <summary>Sends some of the pending pages, in proportion from all classes.</summary>
    public void Send(double pages, bool intoCache)
    {
        double total = Pending;
        double share = total > 0 ? Math.Min(1, pages / total) : 0;
        for (int i = 0; i < _pending.Length; i++)
        {
            if (intoCache)
            {
                _cachedShare[i] = Math.Min(1, _cachedShare[i] + (_pending[i] * share / _writers[i].Pages));
            }

            _pending[i] -= _pending[i] * share;
        }
    }

    /// <summary>Reads the dirty bitmap.</summary>
    /// <param name="seconds">Time since the last reading.</param>
    /// <param name="rateFactor">What the writers' rates are multiplied with.</param>
    /// <returns>Pages written since.</returns>
    public double Sync(double seconds, double rateFactor)
    {
        double dirtied = 0;
        for (int i = 0; i < _pending.Length; i++)
        {
            QemuWriter writer = _writers[i];
            double written = writer.UniquePages(seconds * rateFactor);
            double pendingShare = Math.Min(1, _pending[i] / writer.Pages);
            dirtied += written;
            _pending[i] = Math.Min(writer.Pages, _pending[i] + (written * (1 - ((writer.Sequential ? _overlap : 1) * pendingShare))));
        }

        return dirtied;
    }
}
