using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// Energy of one migration as a line over its traffic, E[J] = a·traffic[MB] + b with MB = 10^6 bytes. The default is the fit of
/// Liu, Xu, Jin, Gong and Liao, "Performance and energy modeling for live migration of virtual machines", HPDC 2011, for
/// their two Xen hosts: a derived figure, good for comparing schemes, not a measurement of other machines.
/// </summary>
public sealed record EnergyCoefficients
{
    private const double PublishedJoulesPerMegabyte = 0.512;
    private const double PublishedJoulesPerMigration = 20.165;
    private const string Published =
        "fit of Liu, Xu, Jin, Gong and Liao, HPDC 2011, for two Xen hosts; a derived figure, not a measurement of these machines";

    /// <summary>a: joules per 10^6 bytes on the wire, both hosts; at least 0.</summary>
    public double JoulesPerMegabyte { get; init => field = NotNegative(value); } = PublishedJoulesPerMegabyte;

    /// <summary>b: joules per migration, at least 0.</summary>
    public double JoulesPerMigration { get; init => field = NotNegative(value); } = PublishedJoulesPerMigration;

    /// <summary>Where the coefficients come from, to be shown beside the energy; other coefficients than the published ones should say.</summary>
    public string Origin
    {
        get => field ?? (IsPublished ? Published : "given by the user");
        init;
    }

    private bool IsPublished => JoulesPerMegabyte == PublishedJoulesPerMegabyte && JoulesPerMigration == PublishedJoulesPerMigration;

    /// <summary>Energy of a migration with this traffic.</summary>
    /// <param name="traffic">Bytes on the wire.</param>
    public Energy Of(DataSize traffic) => Energy.FromJoules((JoulesPerMegabyte * traffic.Bytes / 1e6) + JoulesPerMigration);

    private static double NotNegative(double value) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");
}
