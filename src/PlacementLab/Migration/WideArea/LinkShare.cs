using PlacementLab.Units;

namespace PlacementLab.Migration.WideArea;

/// <summary>
/// What a migration gets of a link. Of a capacity C with share s kept for service traffic, F = C·(1 − s) is left; service traffic S
/// beyond its share competes for it max-min fairly, but the migration gets its reservation m: R = min(max(F/2, F − max(0, S − s·C), m),
/// limit of its connections).
/// </summary>
public sealed record LinkShare
{
    private const double Tolerance = 1e-9;

    private LinkShare(double migration, double service, double offered, double capacity)
    {
        BytesPerSecond = migration;
        Utilization = (migration + service) / capacity;
        ServiceLoss = offered > 0 ? 1 - (service / offered) : 0;
        MigrationUtilization = migration / capacity;
    }

    /// <summary>R: bytes per second of the migration.</summary>
    public double BytesPerSecond { get; }

    /// <summary>Share of the capacity in use during the migration, 0–1, service traffic included.</summary>
    public double Utilization { get; }

    /// <summary>The migration's part of that.</summary>
    public double MigrationUtilization { get; }

    /// <summary>Share of the offered service traffic that does not get through during the migration, 0–1.</summary>
    public double ServiceLoss { get; }

    /// <summary>Whether the link is full during the migration.</summary>
    public bool Saturated => Utilization >= 1 - Tolerance;

    /// <summary>The share of a migration.</summary>
    /// <param name="link">The link.</param>
    /// <param name="capacity">Its capacity in the direction meant.</param>
    /// <param name="limitBytesPerSecond">What the migration's connections carry at most, positive.</param>
    /// <exception cref="InvalidInputException">The reservations exceed the capacity.</exception>
    public static LinkShare Of(MigrationLink link, DataRate capacity, double limitBytesPerSecond)
    {
        double all = capacity.BytesPerSecond;
        double free = all * (1 - link.ServiceShare);
        double reserved = link.MigrationReservation.BytesPerSecond;
        if (reserved > free * (1 + Tolerance))
        {
            throw new InvalidInputException(
                "reservation for migrations", link.MigrationReservation.ToString(),
                $"at most what the share kept for service traffic leaves of {capacity} ({DataRate.FromBytesPerSecond(free)})",
                "Lower one of the two reservations.");
        }

        double offered = link.ServiceTraffic.BytesPerSecond;
        double competing = Math.Max(0, offered - (all * link.ServiceShare));
        double fair = Math.Max(Math.Max(free / 2, free - competing), reserved);
        double migration = Math.Min(fair, limitBytesPerSecond);
        return new LinkShare(migration, Math.Min(offered, all - migration), offered, all);
    }
}
