using PlacementLab.Units;

namespace PlacementLab.Migration.Optimizations;

/// <summary>
/// Delta compression (XBZRLE): a page that is sent again and still in the cache goes as its difference, V' = V·(h·e + 1 − h) from the
/// second round on, with hit ratio h and difference e per page. Svärd, Hudzia, Tordsson and Elmroth, "Evaluation of delta compression
/// techniques for efficient live migration of large virtual machines", VEE 2011.
/// <para>Without a given h, a cache of C bytes keeps min(1, C/W) of a hot set of W bytes that is rewritten evenly; of a curve without
/// hot set W is all of memory.</para>
/// </summary>
public sealed record DeltaEncoding : MigrationOptimization
{
    /// <inheritdoc/>
    public override OptimizationKind Kind => OptimizationKind.Delta;

    /// <summary>C: memory for copies of sent pages, at least 0; 64 MiB is QEMU's default.</summary>
    public DataSize Cache
    {
        get;
        init => field = value >= DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    } = DataSize.FromMebibytes(64);

    /// <summary>h: share of pages sent again that are still in the cache, 0–1; null to derive it from the cache.</summary>
    public double? HitShare
    {
        get;
        init => field = value is null or (>= 0 and <= 1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be 0–1");
    }

    /// <summary>
    /// e: size of a difference relative to its page, above 0 to 1. The default of 0.5 is an assumption: it is small where
    /// writes touch few bytes of a page and 1 where they replace it.
    /// </summary>
    public double EncodedShare { get; init => field = Share(value, nameof(value)); } = 0.5;

    /// <summary>Memory that is encoded per second, positive; without limit by default.</summary>
    public DataRate Speed { get; init => field = Positive(value, nameof(value)); } = DataRate.FromBytesPerSecond(double.PositiveInfinity);

    /// <inheritdoc/>
    internal override CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm)
    {
        double hotBytes = vm.DirtyCurve.HotSetBytes > 0 ? vm.DirtyCurve.HotSetBytes : vm.Memory.Bytes;
        double hit = HitShare ?? Math.Min(1, Cache.Bytes / hotBytes);
        return plan.Encode(1, (hit * EncodedShare) + (1 - hit), Speed.BytesPerSecond, 1);
    }
}
