using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Units;

namespace PlacementLab.Placement.Terms;

/// <summary>
/// Energy of the hosts that are on: P(load / capacity) · duration · price, with the power curve of the host's type; nothing at
/// load 0, where the host is off. Exact at every whole load, because the power curve is linear between its published points.
/// </summary>
public sealed class EnergyTerm : IHostCostTerm
{
    /// <summary>Creates the term.</summary>
    /// <param name="duration">How long the assignment is expected to stand; above zero.</param>
    /// <param name="pricePerKwh">Price of a kWh in the unit of the objective, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration or the price is out of range.</exception>
    public EnergyTerm(TimeSpan duration, double pricePerKwh)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(pricePerKwh);
        Duration = duration;
        PricePerKwh = double.IsFinite(pricePerKwh) ? pricePerKwh : throw new ArgumentOutOfRangeException(nameof(pricePerKwh));
    }

    /// <inheritdoc/>
    public string Name => "energy";

    /// <summary>How long the assignment is expected to stand.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Price of a kWh in the unit of the objective.</summary>
    public double PricePerKwh { get; }

    /// <inheritdoc/>
    public ImmutableArray<LoadCurve> CurvesOf(PlacementProblem problem) => LoadCurveBuilder.Shared(
        problem,
        host => (problem.Datacenter.Hosts[host].Type.PowerCurve, problem.Capacity[host].CpuMips),
        kind => Curve(kind.PowerCurve, kind.CpuMips));

    private LoadCurve Curve(PowerCurve power, long capacityMips)
    {
        var starts = new List<(long From, double CostAtFrom, double Slope)>();
        for (int tenth = 0; tenth <= 10; tenth++)
        {
            // Tenth k starts at the first whole load of at least k·capacity/10; at load 0 the host is off.
            long from = Math.Max(1, ((tenth * capacityMips) + 9) / 10);
            double slopeWatts = tenth < 10 ? (power.Watts[tenth + 1] - power.Watts[tenth]) * 10 / capacityMips : 0;
            if (starts.Count > 0 && starts[^1].From == from)
            {
                starts.RemoveAt(starts.Count - 1);
            }

            starts.Add((from, Price(power.At((double)from / capacityMips)), Price(Power.FromWatts(slopeWatts))));
        }

        return LoadCurveBuilder.OffAtZero(starts);
    }

    private double Price(Power power) => (power * Duration).KilowattHours * PricePerKwh;
}
