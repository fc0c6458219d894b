using PlacementLab.Demand;
using PlacementLab.Prediction.Overload;
using Xunit;

namespace PlacementLab.Tests.Prediction;

/// <summary>A small fleet with something to learn: a jump at the same hour of every day, on top of a wandering level.</summary>
internal static class SyntheticFleet
{
    public const int SamplesPerDay = 48;
    public const int Days = 6;
    public const int HorizonSamples = 2;

    public static float[][] Demand(int vms = 30, int seed = 3)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, vms).Select(_ => Trace(random))];
    }

    public static OverloadTrainingInput Input(float[][] demand, int seed = 1) => new()
    {
        DemandMips = demand,
        SamplesPerDay = SamplesPerDay,
        Split = new TimeSplit(4 * SamplesPerDay, 5 * SamplesPerDay, 6 * SamplesPerDay),
        HostCapacitiesMips = [1_500, 2_500],
        Seed = seed,
        HorizonSamples = HorizonSamples,
        Options = new OverloadTrainingOptions { TrainRows = 3_000, TuneRows = 1_500, TestRows = 1_500, Shapes = [new(30, 8, 0.2), new(15, 4, 0.2)] },
    };

    public static OverloadTrainingResult Train(OverloadTrainingInput input) =>
        OverloadTraining.Run(input, progress: null, TestContext.Current.CancellationToken);

    private static float[] Trace(Random random)
    {
        float[] trace = new float[Days * SamplesPerDay];
        double level = 100 + (100 * random.NextDouble());
        double wander = 0;
        for (int sample = 0; sample < trace.Length; sample++)
        {
            wander = (0.9 * wander) + (10 * (random.NextDouble() - 0.5));
            bool busy = sample % SamplesPerDay is >= 20 and < 30;
            trace[sample] = (float)Math.Max(0, (level * (busy ? 1.4 : 1)) + wander);
        }

        return trace;
    }
}
