namespace PlacementLab.Migration;

/// <summary>
/// What a VM that is resumed early still misses, and how fast it touches that: pages that its dirty curve writes stand for pages that it
/// touches.
/// </summary>
internal readonly struct MissingPages
{
    private readonly DirtyCurve _curve;
    private readonly double _hotBytes;
    private readonly double _otherBytes;

    private MissingPages(DirtyCurve curve, double bytesPerSecond, double hotBytes, double otherBytes)
    {
        _curve = curve;
        BytesPerSecond = bytesPerSecond;
        _hotBytes = hotBytes;
        _otherBytes = otherBytes;
    }

    /// <summary>V: bytes still at the source, or in the store.</summary>
    public double Bytes => _hotBytes + _otherBytes;

    /// <summary>Bytes of them that are written per second right after the resume.</summary>
    public double BytesPerSecond { get; }

    /// <summary>Some bytes that may be hot: all of memory, or what was written again in copy rounds.</summary>
    /// <param name="request">The VM.</param>
    /// <param name="bytes">V.</param>
    public static MissingPages Written(MigrationRequest request, double bytes)
    {
        DirtyCurve curve = request.DirtyCurve;
        double touchedBytes = curve.HotSetBytes > 0 ? curve.HotSetBytes : request.Memory.Bytes;
        return new MissingPages(curve, curve.InitialBytesPerSecond * Math.Min(1, bytes / touchedBytes), bytes, 0);
    }

    /// <summary>
    /// All but what was fetched before the resume, the hot set first: with H hot bytes out of M and F fetched, max(0, H − F) hot ones are
    /// missing, which hot writes meet in proportion, and the rest, which the other writes meet in proportion.
    /// </summary>
    /// <param name="request">The VM.</param>
    /// <param name="fetchedBytes">F, at most M.</param>
    public static MissingPages Beyond(MigrationRequest request, double fetchedBytes)
    {
        DirtyCurve curve = request.DirtyCurve;
        double memoryBytes = request.Memory.Bytes;
        double allHot = Math.Min(curve.HotSetBytes, memoryBytes);
        double hot = Math.Max(0, allHot - fetchedBytes);
        double other = memoryBytes - fetchedBytes - hot;
        double hotRate = curve.InitialHotBytesPerSecond;
        double met = (hotRate * Share(hot, allHot)) + ((curve.InitialBytesPerSecond - hotRate) * Share(other, memoryBytes - allHot));
        return new MissingPages(curve, met, hot, other);
    }

    /// <summary>Bytes of them that are touched within a time, at most.</summary>
    /// <param name="seconds">Time since the resume.</param>
    /// <param name="accessesPerWrite">Pages touched per page written.</param>
    public double Touched(double seconds, double accessesPerWrite)
    {
        double all = accessesPerWrite * _curve.UniqueBytes(seconds);
        if (_otherBytes == 0)
        {
            return Math.Min(_hotBytes, all);
        }

        double hot = accessesPerWrite * _curve.HotUniqueBytes(seconds);
        return Math.Min(_hotBytes, hot) + Math.Min(_otherBytes, all - hot);
    }

    private static double Share(double part, double all) => all > 0 ? part / all : 0;
}
