using PlacementLab.Units;

namespace PlacementLab.Migration.Qemu;

/// <summary>One run of the loop of <see cref="QemuLoopModel"/>.</summary>
internal sealed class QemuLoop
{
    private const double BytesOfMemoryPage = 4096;
    private const double ShortestFirstRound = 0.002;
    private const double MostHitBytes = 4000;
    private const int MostSaturationSteps = 1000;
    private const double SaturationTolerance = 1e-4;

    private readonly QemuGuest _guest;
    private readonly QemuPath _path;
    private readonly QemuOptions _options;
    private readonly QemuCosts _costs;
    private readonly QemuPageClasses _pages;
    private readonly double _rate;
    private readonly double _step;
    private readonly double _threshold;
    private readonly double _secondsPerZeroPage;
    private readonly double _pageBytes;
    private readonly QemuThrottling _throttling;
    private double _zeroPending;
    private double _seconds;
    private double _sentBytes;

    public QemuLoop(QemuGuest guest, QemuPath path, QemuOptions options, QemuCosts costs)
    {
        (_guest, _path, _options, _costs) = (guest, path, options, costs);
        _pages = new QemuPageClasses(guest, costs);
        _rate = path.CopyRate(costs);
        _step = path.IsLimited ? costs.LimiterSeconds : costs.StepSeconds;
        _threshold = _rate * options.DowntimeLimit.TotalSeconds / BytesOfMemoryPage;
        _zeroPending = guest.RamPages - guest.NonZeroPages + costs.FirmwareZeroPages;
        _secondsPerZeroPage = SecondsPerZeroPage(guest, _zeroPending, costs);
        _pageBytes = options.Multifd is { } multifd ? costs.MultifdPageBytes * multifd.Ratio : costs.PageBytes;
        _throttling = new QemuThrottling(options.AutoConverge);
    }

    private double Pending => _pages.Pending + _zeroPending;

    /// <summary>Mean time for a page without content.</summary>
    public static double SecondsPerZeroPage(QemuGuest guest, double zeroPages, QemuCosts costs) =>
        ((guest.TouchedZeroPages * costs.TouchedZeroPageSeconds) + (Math.Max(0, zeroPages - guest.TouchedZeroPages) * costs.ZeroPageSeconds))
        / Math.Max(1, zeroPages);

    /// <summary>Runs until the guest stops or the time is up.</summary>
    public QemuPrediction Run()
    {
        int rounds = 1;
        while (_seconds < _options.TimeLimit.TotalSeconds)
        {
            double before = _seconds;
            double sentBefore = _sentBytes;
            Copy(rounds);
            double dirtied = _pages.Sync(_seconds - before, WriterFactor);
            _throttling.Observe(_seconds, dirtied * BytesOfMemoryPage, _sentBytes - sentBefore);
            rounds++;
            bool fits = Pending < _threshold;
            if (!fits && _options.Scheme == MigrationScheme.Hybrid && rounds > _options.HybridRounds)
            {
                return Switch(rounds);
            }

            if (fits)
            {
                return Stop(rounds);
            }
        }

        return Result(converged: false, (_seconds, 0, _sentBytes), rounds);
    }

    private double WriterFactor => _guest.CpuBound ? (1 - (_throttling.Percent / 100)) * (1 - _costs.LoggingLoss) : 1;

    private void Copy(int round)
    {
        if (round == 1)
        {
            FirstRound();
        }
        else if (Pending > _threshold)
        {
            LaterRound();
        }
    }

    /// <summary>Walks the address space from its start until what is left falls below the threshold.</summary>
    private void FirstRound()
    {
        double now = -(_path.IsLimited ? _costs.LimiterSeconds : _costs.BurstSeconds);
        double nextLook = _step;
        double left = Pending;
        double content = 0;
        double empty = 0;
        foreach ((double nonZero, double zero) in Blocks())
        {
            now += (((nonZero * _pageBytes) + (zero * _costs.ZeroPageBytes)) / _rate) + (zero * _secondsPerZeroPage);
            content += nonZero;
            empty += zero;
            if (now >= nextLook)
            {
                nextLook = now + _step - ((now - nextLook) % _step);
                if (left - content - empty < _threshold)
                {
                    break;
                }
            }
        }

        _seconds += Math.Max(now, ShortestFirstRound);
        _sentBytes += (content * _pageBytes) + (empty * _costs.ZeroPageBytes);
        _zeroPending = Math.Max(0, _zeroPending - empty);
        _pages.Send(_pages.Pending * Math.Min(1, content / _pages.NonZeroPages), intoCache: false);
    }

    private IEnumerable<(double NonZero, double Zero)> Blocks()
    {
        const double PagesPerBlock = 256;
        if (!_guest.Layout.IsDefaultOrEmpty)
        {
            double scale = _pages.NonZeroPages / Math.Max(1, _guest.Layout.Sum());
            foreach (double pages in _guest.Layout)
            {
                double content = Math.Min(PagesPerBlock, pages * scale);
                yield return (content, PagesPerBlock - content);
            }

            yield break;
        }

        for (int i = 0; i < (int)(_pages.NonZeroPages / PagesPerBlock); i++)
        {
            yield return (PagesPerBlock, 0);
        }

        for (int i = 0; i < (int)(_zeroPending / PagesPerBlock); i++)
        {
            yield return (0, PagesPerBlock);
        }
    }

    /// <summary>Sends what exceeds the threshold, the empty end of the address space first, and fills the last step.</summary>
    private void LaterRound()
    {
        double needed = Pending - _threshold;
        double zero = Math.Min(_zeroPending, needed);
        double content = needed - zero;
        double bytes = _pages.BytesOf(content, Cost) + (zero * _costs.ZeroPageBytes);
        double exact = (bytes / _rate) + (zero * _secondsPerZeroPage);
        double seconds = _step * Math.Max(1, Math.Ceiling((exact / _step) - 1e-9));
        Send(content);
        _zeroPending -= zero;
        double pending = _pages.Pending;
        if (pending > 0)
        {
            double more = Math.Min(pending, (seconds - exact) * _rate / Math.Max(1, _pages.BytesOf(pending, Cost) / pending));
            bytes += _pages.BytesOf(more, Cost);
            Send(more);
        }

        _seconds += seconds;
        _sentBytes += bytes;
    }

    private void Send(double pages) => _pages.Send(pages, intoCache: _options.DeltaCacheBytes is not null);

    private QemuPageCost Cost
    {
        get
        {
            if (_options.DeltaCacheBytes is not { } cache)
            {
                return new QemuPageCost(_pageBytes, UsesCache: false, 0, 0);
            }

            double hit = Math.Min(BytesOfMemoryPage, _costs.DeltaHeaderBytes + _guest.BytesPerWrite);
            double held = Math.Min(1, cache / BytesOfMemoryPage / Math.Max(1, _pages.WrittenPages));
            return new QemuPageCost(_pageBytes, hit < MostHitBytes, held, hit);
        }
    }

    private double HalfTrip => _path.RoundTrip.TotalSeconds / 2;

    private double BufferedSeconds => _path.IsLimited ? 0 : _costs.BufferedBytes / _path.StopRate(_costs);

    private QemuPrediction Stop(int rounds)
    {
        double last = _pages.BytesOf(_pages.Pending, Cost) + (_zeroPending * _costs.ZeroPageBytes);
        double seconds = ((last + _costs.DeviceBytes) / _path.StopRate(_costs)) + (_secondsPerZeroPage * _zeroPending);
        double down = seconds + _costs.ResumeSeconds + HalfTrip + BufferedSeconds;
        return Result(converged: true, (_seconds + seconds, down, _sentBytes + last + _costs.DeviceBytes), rounds);
    }

    private QemuPrediction Switch(int rounds)
    {
        double rest = _pages.BytesOf(_pages.Pending, Cost);
        double total = _seconds + ((rest + _costs.DeviceBytes) / _rate) + HalfTrip;
        double down = _costs.SwitchSeconds + HalfTrip + BufferedSeconds + (_costs.DeviceBytes / _path.StopRate(_costs));
        return Result(converged: true, (total, down, _sentBytes + rest + (_zeroPending * _costs.ZeroPageBytes) + _costs.DeviceBytes), rounds);
    }

    /// <summary>Pages pending once the loop runs in single steps for ever.</summary>
    private double SaturatedPages()
    {
        double last = 0;
        for (int i = 0; i < MostSaturationSteps; i++)
        {
            double pending = _pages.Pending;
            if (Math.Abs(pending - last) < SaturationTolerance * pending)
            {
                break;
            }

            last = pending;
            Send(Math.Min(pending, _step * _rate / Math.Max(1, _pages.BytesOf(pending, Cost) / pending)));
            _pages.Sync(_step, WriterFactor);
        }

        return _pages.Pending;
    }

    private QemuPrediction Result(bool converged, (double Total, double Down, double Bytes) value, int rounds) => new()
    {
        Converged = converged,
        TotalTime = TimeSpan.FromSeconds(value.Total),
        Downtime = TimeSpan.FromSeconds(value.Down),
        Traffic = DataSize.FromBytes((long)Math.Round(value.Bytes)),
        Rounds = rounds,
        SaturatedShare = SaturatedPages() / _threshold,
    };
}
