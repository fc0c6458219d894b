namespace PlacementLab.Migration;

/// <summary>The throttle of one migration: what <see cref="ThrottleRule"/> has made of its rounds so far.</summary>
/// <param name="rule">The rule that raises it by itself; null if only <see cref="Raise"/> does.</param>
internal struct AutoThrottle(ThrottleRule? rule)
{
    private readonly double _leastSeconds = rule?.LeastPeriod.TotalSeconds ?? 0;
    private double _periodSeconds;
    private double _sentBytes;
    private double _dirtiedBytes;
    private int _highPeriods;

    /// <summary>Share of the VM's CPU time that is taken now.</summary>
    public double Share { readonly get; private set; }

    /// <summary>Whether it may rise by itself.</summary>
    public readonly bool MayRise => rule is not null && Share < rule.MaxShare;

    /// <summary>Time until a period is long enough to be looked at, in s; +∞ if nothing would follow.</summary>
    public readonly double SecondsToNextLook => MayRise ? _leastSeconds - _periodSeconds : double.PositiveInfinity;

    /// <summary>Counts a round.</summary>
    /// <param name="seconds">Length.</param>
    /// <param name="sentBytes">Bytes transferred in it.</param>
    /// <param name="dirtiedBytes">Bytes found dirty after it.</param>
    /// <returns>Whether the throttle has risen.</returns>
    public bool AddPeriod(double seconds, double sentBytes, double dirtiedBytes)
    {
        if (rule is null)
        {
            return false;
        }

        _periodSeconds += seconds;
        _sentBytes += sentBytes;
        _dirtiedBytes += dirtiedBytes;
        if (_periodSeconds < _leastSeconds)
        {
            return false;
        }

        double before = Share;
        if (_dirtiedBytes > rule.TriggerShare * _sentBytes && ++_highPeriods >= rule.TriggerPeriods)
        {
            _highPeriods = 0;
            Share = rule.Next(Share);
        }

        _periodSeconds = 0;
        _sentBytes = 0;
        _dirtiedBytes = 0;
        return Share > before;
    }

    /// <summary>Raises it at once.</summary>
    /// <param name="steps">Steps, if there is no rule of its own.</param>
    /// <returns>False if it is at its highest.</returns>
    public bool Raise(ThrottleRule steps)
    {
        double next = (rule ?? steps).Next(Share);
        bool raised = next > Share;
        Share = next;
        return raised;
    }
}
