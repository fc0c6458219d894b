namespace PlacementLab.Migration.Qemu;

/// <summary>Auto-converge: looks at periods of at least a second.</summary>
internal sealed class QemuThrottling(QemuThrottle? rule)
{
    private const double PeriodSeconds = 1;
    private const double TriggerShare = 0.5;
    private const double MostPercent = 99;

    private double _periodStart;
    private double _dirtiedBytes;
    private double _sentBytes;
    private int _triggers;

    /// <summary>The throttle now, 0–99.</summary>
    public double Percent { get; private set; }

    /// <summary>Takes note of a round.</summary>
    /// <param name="seconds">Time since the start.</param>
    /// <param name="dirtiedBytes">Written in the round.</param>
    /// <param name="sentBytes">Sent in the round.</param>
    public void Observe(double seconds, double dirtiedBytes, double sentBytes)
    {
        _dirtiedBytes += dirtiedBytes;
        _sentBytes += sentBytes;
        if (rule is null || seconds - _periodStart < PeriodSeconds)
        {
            return;
        }

        _triggers += _dirtiedBytes > TriggerShare * _sentBytes ? 1 : 0;
        if (_triggers >= 2)
        {
            _triggers = 0;
            Percent = Math.Min(MostPercent, Percent > 0 ? Percent + rule.IncrementPercent : rule.InitialPercent);
        }

        (_periodStart, _dirtiedBytes, _sentBytes) = (seconds, 0, 0);
    }
}
