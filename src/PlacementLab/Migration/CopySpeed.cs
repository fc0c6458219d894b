namespace PlacementLab.Migration;

/// <summary>How fast memory is copied over a link under the effects of a request, and what it puts on the wire.</summary>
internal readonly record struct CopySpeed
{
    private readonly double _wireShare;

    private CopySpeed(double linkBytesPerSecond, double wireShare, double encodingBytesPerSecond)
    {
        _wireShare = wireShare;
        BytesPerSecond = Math.Min(linkBytesPerSecond / wireShare, encodingBytesPerSecond);
    }

    /// <summary>Bytes of memory per second: min(R/s, encoder).</summary>
    public double BytesPerSecond { get; }

    /// <summary>Speed of pages that are sent for the first time.</summary>
    /// <param name="effects">Effects.</param>
    /// <param name="linkBytesPerSecond">R.</param>
    public static CopySpeed First(CopyEffects effects, double linkBytesPerSecond) =>
        new(linkBytesPerSecond, effects.FirstRoundWireShare, effects.EncodingBytesPerSecond);

    /// <summary>Speed of pages that are sent again.</summary>
    /// <param name="effects">Effects.</param>
    /// <param name="linkBytesPerSecond">R.</param>
    public static CopySpeed Later(CopyEffects effects, double linkBytesPerSecond) =>
        new(linkBytesPerSecond, effects.LaterRoundWireShare, effects.EncodingBytesPerSecond);

    /// <summary>Seconds for some memory.</summary>
    public double Seconds(double bytes) => bytes / BytesPerSecond;

    /// <summary>Wire bytes of some memory.</summary>
    public double WireBytes(double bytes) => WireFormat.Pages(bytes, _wireShare);
}
