using PlacementLab.Demand;
using PlacementLab.Experiments.Specs;
using PlacementLab.Traces;

namespace PlacementLab.Tests.Experiments;

/// <summary>Sixteen generated VMs over one day in five-minute samples, with bursts that overload hosts, and a specification for them.</summary>
internal static class TinyFleet
{
    public const int Samples = 288;

    /// <summary>Demand from a seed; from sample <paramref name="changedFrom"/> on it is another one.</summary>
    public static TraceSet Traces(int seed = 1, int changedFrom = Samples)
    {
        return new TraceSet("tiny", TimeSpan.FromMinutes(5), [.. Enumerable.Range(0, 16).Select(vm =>
        {
            float[] cpu = Draw((seed * 100) + vm);
            Draw(((seed + 1) * 100) + vm).AsSpan(changedFrom).CopyTo(cpu.AsSpan(changedFrom));
            return new UtilizationTrace($"vm-{vm}", [.. cpu], [.. cpu.Select(c => 0.5f * c)]);
        })]);
    }

    public static LoadedDataset Data(int seed = 1, int changedFrom = Samples) => new(Traces(seed, changedFrom), "none", "generated");

    public static ExperimentSpec Spec(string goal = "proactive") => new()
    {
        Goal = goal,
        Prediction = new PredictionSpec { TrainingRows = 900 },
        Schemes = ["pre-copy", "post-copy"],
    };

    private static float[] Draw(int seed)
    {
        var random = new Random(seed);
        float level = random.Next(10, 60);
        return
        [
            .. Enumerable.Range(0, Samples).Select(_ =>
            {
                level = random.Next(12) == 0 ? random.Next(5, 100) : Math.Clamp(level + random.Next(-5, 6), 1, 100);
                return level;
            }),
        ];
    }
}
