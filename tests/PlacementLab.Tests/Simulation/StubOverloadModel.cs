using PlacementLab.Demand;

namespace PlacementLab.Tests.Simulation;

/// <summary>Is certain of overload when the latest demand exceeds a share of the capacity, and of none otherwise.</summary>
internal sealed class StubOverloadModel(double limit, int horizonSamples) : FittedOverloadForecaster
{
    public override string Name => "stub";

    public override int HorizonSamples => horizonSamples;

    public override double Probability(DemandHistory history, ReadOnlySpan<int> vms, double capacityMips)
    {
        double sum = 0;
        foreach (int vm in vms)
        {
            sum += history.Of(vm)[^1];
        }

        return sum > limit * capacityMips ? 1 : 0;
    }
}
