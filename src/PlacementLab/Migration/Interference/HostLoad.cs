namespace PlacementLab.Migration.Interference;

/// <summary>CPU of a host beside the migration.</summary>
public sealed record HostLoad
{
    /// <summary>Cores of the host, positive.</summary>
    public required double Cores { get; init => field = Finite(value) > 0 ? value : throw Bad(value, "must be positive"); }

    /// <summary>Cores that its VMs ask for, at least 0; may exceed <see cref="Cores"/>.</summary>
    public required double BusyCores { get; init => field = Finite(value) >= 0 ? value : throw Bad(value, "must be at least 0"); }

    /// <summary>
    /// Share of their CPU time that the VMs lose to a further load, cores being shared in proportion to demand: 1 − min(1, n/(b + m)) /
    /// min(1, n/b), with n cores, b asked for by the VMs and m by the migration.
    /// </summary>
    /// <param name="cores">m, at least 0.</param>
    public double LossUnder(double cores) => 1 - (Math.Min(1, Cores / (BusyCores + cores)) / Math.Min(1, Cores / BusyCores));

    private static double Finite(double value) => double.IsFinite(value) ? value : throw Bad(value, "must be finite");

    private static ArgumentOutOfRangeException Bad(double value, string message) => new(nameof(value), value, message);
}
