namespace PlacementLab.Migration.WideArea;

/// <summary>
/// The time from the resume of a VM until its clients reach it, which they see as further downtime. The VM itself runs
/// meanwhile.
/// </summary>
public sealed record NetworkRedirection
{
    private NetworkRedirection(RedirectionKind kind, TimeSpan mean, TimeSpan worst)
    {
        Kind = kind;
        MeanDelay = mean;
        WorstDelay = worst;
    }

    /// <summary>No delay: clients follow at once.</summary>
    public static NetworkRedirection None { get; } = SameNetwork(TimeSpan.Zero);

    /// <summary>How clients find the VM.</summary>
    public RedirectionKind Kind { get; }

    /// <summary>Delay of the average client.</summary>
    public TimeSpan MeanDelay { get; }

    /// <summary>Delay of the last client.</summary>
    public TimeSpan WorstDelay { get; }

    /// <summary>One layer-2 network.</summary>
    /// <param name="announce">From the resume until the announcement has reached the switches, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static NetworkRedirection SameNetwork(TimeSpan announce) =>
        new(RedirectionKind.SameNetwork, NotNegative(announce, nameof(announce)), announce);

    /// <summary>A tunnel or overlay whose end point is moved after the resume.</summary>
    /// <param name="update">From the resume until the update has taken effect, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static NetworkRedirection Tunnel(TimeSpan update) =>
        new(RedirectionKind.Tunnel, NotNegative(update, nameof(update)), update);

    /// <summary>
    /// A changed name record. Clients looked the old one up at uniformly spread moments within its time to live, so what is left of
    /// it is TTL/2 on average and TTL at worst, on top of the update. Connections that are open do not survive.
    /// </summary>
    /// <param name="update">From the resume until the name servers give the new address, at least 0.</param>
    /// <param name="timeToLive">TTL of the old record, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative.</exception>
    public static NetworkRedirection Dns(TimeSpan update, TimeSpan timeToLive) => new(
        RedirectionKind.Dns,
        NotNegative(update, nameof(update)) + (NotNegative(timeToLive, nameof(timeToLive)) / 2),
        update + timeToLive);

    private static TimeSpan NotNegative(TimeSpan value, string name) =>
        value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, "must not be negative");
}
