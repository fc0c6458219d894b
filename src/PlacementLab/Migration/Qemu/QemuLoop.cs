using PlacementLab.Units;

namespace PlacementLab.Migration.Qemu;

/// <summary>One run of the loop of <see cref="QemuLoopModel"/>.</summary>
internal sealed class QemuLoop
{
    private const double BytesOfMemoryPage = 4096;
    private const double MostHitBytes = 4000;
    private const double NoTime = 1e-12;
    private const int MostSaturationSteps = 1000;
    private const double SaturationTolerance = 1e-4;

    private readonly QemuGuest _guest;
    private readonly QemuPath _path;
    private readonly QemuOptions _options;
    private readonly QemuCosts _costs;
    private readonly QemuPageClasses _pages;
    private readonly QemuAddressWalk _walk;
    private readonly QemuThrottling _throttling;
    private readonly double _rate;
    private readonly double _encoderRate;
    private readonly double _step;
    private readonly double _threshold;
    private readonly double _secondsPerZeroPage;
    private readonly double _pageBytes;
    private double _seconds;
    private double _sentBytes;
    private double _firstBudget;
    private double _credit;

    /// <summary>A run at its start.</summary>
    /// <param name="input">The migration; its guest writes nothing where it is stopped.</param>
    /// <param name="costs">What QEMU takes beside its pages.</param>
    /// <param name="phase">Length of the first step as a share of a step, above 0 to 1; the guest's start and the loop are not in step.</param>
    public QemuLoop((QemuGuest Guest, QemuPath Path, QemuOptions Options) input, QemuCosts costs, double phase)
    {
        (_guest, _path, _options) = input;
        _costs = costs;
        _pages = new QemuPageClasses(_guest, costs);
        _rate = _path.CopyRate(costs);
        _encoderRate = _options.Multifd?.EncoderRate?.BytesPerSecond ?? double.PositiveInfinity;
        _step = _path.IsLimited ? costs.LimiterSeconds : costs.StepSeconds;
        _firstBudget = phase * _step;
        _credit = _path.IsLimited ? costs.LimiterSeconds : 0;
        _threshold = Math.Min(_rate, _encoderRate * (_options.Multifd?.Ratio ?? 1)) * _options.DowntimeLimit.TotalSeconds / BytesOfMemoryPage;
        double zeroPages = _guest.RamPages - _guest.NonZeroPages + costs.FirmwareZeroPages;
        _walk = new QemuAddressWalk(_guest, _pages.NonZeroPages, zeroPages);
        _secondsPerZeroPage = SecondsPerZeroPage(_guest, zeroPages, costs);
        _pageBytes = _options.Multifd is { } multifd ? costs.MultifdPageBytes * multifd.Ratio : costs.PageBytes;
        _throttling = new QemuThrottling(_options.AutoConverge);
        _seconds = phase * _step;
    }

    private double Pending => _pages.Pending + _walk.ZeroLeft;

    private double WriterFactor => _guest.CpuBound ? (1 - (_throttling.Percent / 100)) * (1 - _costs.LoggingLoss) : 1;

    private double HalfTrip => _path.RoundTrip.TotalSeconds / 2;

    private double BufferedSeconds => _path.IsLimited ? 0 : _costs.BufferedBytes / _path.StopRate(_costs);

    private double RestBytes => (_pages.Unsent * _pageBytes) + _pages.RewrittenBytes(Cost);

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

    /// <summary>Mean time for a page without content.</summary>
    public static double SecondsPerZeroPage(QemuGuest guest, double zeroPages, QemuCosts costs) =>
        ((guest.TouchedZeroPages * costs.TouchedZeroPageSeconds) + (Math.Max(0, zeroPages - guest.TouchedZeroPages) * costs.ZeroPageSeconds))
        / Math.Max(1, zeroPages);

    /// <summary>Runs until the guest stops or the time is up.</summary>
    public QemuPrediction Run()
    {
        int rounds = 1;
        double synced = 0;
        double sentBefore = 0;
        while (_seconds < _options.TimeLimit.TotalSeconds)
        {
            SendUntilBelowThreshold();
            double dirtied = _pages.Sync(_seconds - synced, WriterFactor);
            _throttling.Observe(_seconds, dirtied * BytesOfMemoryPage, _sentBytes - sentBefore);
            (synced, sentBefore) = (_seconds, _sentBytes);
            rounds++;
            bool fits = Pending < _threshold;
            if (fits)
            {
                return Stop(rounds);
            }

            if (_options.Scheme == MigrationScheme.Hybrid && rounds > _options.HybridRounds)
            {
                return Switch(rounds);
            }
        }

        return Result(converged: false, (_seconds, 0, _sentBytes), rounds);
    }

    /// <summary>One round: steps until what is known to be pending falls below the threshold.</summary>
    private void SendUntilBelowThreshold()
    {
        if (_firstBudget > 0)
        {
            Send(_firstBudget);
            _firstBudget = 0;
        }

        while (Pending >= _threshold && _seconds < _options.TimeLimit.TotalSeconds)
        {
            double left = Send(_step);
            _seconds += _step - left;
            if (left > NoTime)
            {
                return;
            }
        }
    }

    /// <summary>Sends for some time: the rest of the first pass, then what was written again.</summary>
    /// <returns>Time left where nothing is pending any more.</returns>
    private double Send(double budget)
    {
        while (budget > NoTime && !_walk.IsDone)
        {
            (double content, double zero) = _walk.Block;
            double bytes = (content * _pageBytes) + (zero * _costs.ZeroPageBytes);
            double linkSeconds = bytes / _rate;
            double freed = Math.Min(_credit, linkSeconds);
            double zeroSeconds = zero * _secondsPerZeroPage;
            double seconds = Math.Max(linkSeconds - freed, content * BytesOfMemoryPage / _encoderRate) + zeroSeconds;
            double share = seconds > budget ? budget / seconds : 1;
            double gained = _path.IsLimited ? 0 : zeroSeconds * share;
            _credit = Math.Min(_credit - (freed * share) + gained, _path.IsLimited ? _costs.LimiterSeconds : _costs.BurstSeconds);
            double unsent = _pages.Unsent;
            _pages.SendUnsent(unsent > 0 ? Math.Min(1, content * share / unsent) : 0);
            _walk.Pass(share);
            _sentBytes += bytes * share;
            budget -= seconds * share;
        }

        return budget > NoTime ? SendRewritten(budget) : 0;
    }

    private double SendRewritten(double budget)
    {
        double bytes = _pages.RewrittenBytes(Cost);
        if (bytes <= 0)
        {
            return budget;
        }

        double freed = Math.Min(_credit, bytes / _rate);
        double seconds = Math.Max(Math.Max((bytes / _rate) - freed, NoTime), _pages.Rewritten * BytesOfMemoryPage / _encoderRate);
        double share = Math.Min(1, budget / seconds);
        _credit -= freed * share;
        _pages.SendRewritten(share, intoCache: _options.DeltaCacheBytes is not null);
        _sentBytes += bytes * share;
        return budget - (seconds * share);
    }

    private QemuPrediction Stop(int rounds)
    {
        double last = RestBytes + (_walk.ZeroLeft * _costs.ZeroPageBytes);
        double seconds = ((last + _costs.DeviceBytes) / _path.StopRate(_costs)) + (_secondsPerZeroPage * _walk.ZeroLeft);
        double down = seconds + _costs.ResumeSeconds + HalfTrip + BufferedSeconds;
        return Result(converged: true, (_seconds + seconds, down, _sentBytes + last + _costs.DeviceBytes), rounds);
    }

    private QemuPrediction Switch(int rounds)
    {
        double rest = RestBytes;
        double total = _seconds + ((rest + _costs.DeviceBytes) / _rate) + HalfTrip;
        double down = _costs.SwitchSeconds + HalfTrip + BufferedSeconds + (_costs.DeviceBytes / _path.StopRate(_costs));
        return Result(converged: true, (total, down, _sentBytes + rest + (_walk.ZeroLeft * _costs.ZeroPageBytes) + _costs.DeviceBytes), rounds);
    }

    /// <summary>Pages pending once the loop runs in single steps for ever.</summary>
    private double SaturatedPages()
    {
        double last = double.NaN;
        for (int i = 0; i < MostSaturationSteps; i++)
        {
            Send(_step);
            _pages.Sync(_step, WriterFactor);
            double pending = Pending;
            if (Math.Abs(pending - last) <= SaturationTolerance * pending)
            {
                break;
            }

            last = pending;
        }

        return Pending;
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
