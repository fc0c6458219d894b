using PlacementLab.Infrastructure;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// Power against utilisation in the order of operations of CloudSim: between the values at k and k + 1 tenths,
/// P(u) = Pₖ + (Pₖ₊₁ − Pₖ)/10·(u − k/10)·100. CloudSim takes Pₖ as it is where u mod 0.1 = 0; that needs no case of its own,
/// because there u·10 is whole.
/// </summary>
internal sealed class PowerTable
{
    private static readonly double[] _tenths = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    private readonly double[] _watts;
    private readonly double[] _slopes = new double[11];

    /// <summary>Creates the table.</summary>
    public PowerTable(PowerCurve curve)
    {
        _watts = [.. curve.Watts];
        for (int k = 0; k < 10; k++)
        {
            _slopes[k] = (_watts[k + 1] - _watts[k]) / 10;
        }
    }

    /// <summary>Power in W at full load.</summary>
    public double Peak => _watts[10];

    /// <summary>Power in W.</summary>
    /// <param name="utilization">0 to 1. CloudSim ends on values above 1; here they count as 1.</param>
    public double At(double utilization)
    {
        double scaled = utilization * 10;
        if (!(scaled < 10))
        {
            return _watts[10];
        }

        int k = (int)scaled;
        return k == scaled ? _watts[k] : _watts[k] + (_slopes[k] * (utilization - _tenths[k]) * 100);
    }
}
