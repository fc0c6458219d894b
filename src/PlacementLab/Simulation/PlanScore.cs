namespace PlacementLab.Simulation;

/// <summary>
/// What a run costs the operator: energy + overload + downtime + slowdown + traffic + risk, each the amount times its
/// weight in <see cref="ScoreWeights"/>. Lower is better.
/// </summary>
/// <param name="Energy">Cost of energy.</param>
/// <param name="Overload">Penalty for overloaded host-hours.</param>
/// <param name="Downtime">Penalty for downtime.</param>
/// <param name="Slowdown">Penalty for slower execution.</param>
/// <param name="Traffic">Cost of migration traffic.</param>
/// <param name="Risk">Penalty for the expected number of VMs lost.</param>
public sealed record PlanScore(double Energy, double Overload, double Downtime, double Slowdown, double Traffic, double Risk)
{
    /// <summary>The sum of all parts.</summary>
    public double Total => Energy + Overload + Downtime + Slowdown + Traffic + Risk;

    /// <summary>Prices a run.</summary>
    /// <param name="energyKwh">Energy of hosts and migrations in kWh.</param>
    /// <param name="overloadedHostHours">Host-hours above capacity.</param>
    /// <param name="migrations">Sums over the migrations.</param>
    /// <param name="weights">Prices.</param>
    public static PlanScore Of(double energyKwh, double overloadedHostHours, MigrationTotals migrations, ScoreWeights weights) => new(
        energyKwh * weights.PerKilowattHour,
        overloadedHostHours * weights.PerOverloadedHostHour,
        migrations.Downtime.TotalHours * weights.PerDowntimeHour,
        migrations.Slowdown.TotalHours * weights.PerSlowdownHour,
        migrations.Traffic.Bytes / 1e9 * weights.PerGigabyte,
        migrations.ExpectedLosses * weights.PerLostVm);
}
