using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;

namespace PlacementLab.Benchmarks;

/// <summary>Estimates of every scheme.</summary>
[Description("All six schemes for 100,000 VMs (1-64 GiB, hot/cold) on all cores, and one hot/cold pre-copy of 30 rounds. Baseline: one constant-rate pre-copy.")]
public class EstimateSchemes
{
    private const int Vms = 100_000;
    private const int Rounds = 30;

    private readonly PreCopyModel _textbook = new();
    private readonly PreCopyModel _thirtyRounds = new(new PreCopyOptions
    {
        StopRule = new CustomStopRule { Name = "30 rounds", StopsAtDowntimeLimit = false, MaxRounds = Rounds },
    });

    private readonly IReadOnlyList<IMigrationModel> _models = MigrationModels.CreateAll();
    private readonly MigrationRequest[] _fleet = new MigrationRequest[Vms];
    private MigrationRequest _constant = null!;
    private MigrationRequest _hotCold = null!;

    /// <summary>Draws the fleet.</summary>
    [GlobalSetup]
    public void DrawFleet()
    {
        var random = new Random(5);
        for (int i = 0; i < Vms; i++)
        {
            DataSize memory = DataSize.FromGibibytes(1 << random.Next(7));
            _fleet[i] = Request(memory, new HotColdDirtyCurve(
                memory * (0.2 * random.NextDouble()), DataRate.FromMebibytesPerSecond(200 * random.NextDouble()),
                DataRate.FromMebibytesPerSecond(30 * random.NextDouble())));
        }

        DataSize eight = DataSize.FromGibibytes(8);
        _constant = Request(eight, new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(40), eight));
        _hotCold = Request(eight, new HotColdDirtyCurve(
            DataSize.FromMebibytes(200), DataRate.FromMebibytesPerSecond(4000), DataRate.FromMebibytesPerSecond(20)));
        if (HotColdOf30Rounds().Rounds != Rounds)
        {
            throw new InvalidOperationException($"Expected {Rounds} rounds.");
        }
    }

    /// <summary>The textbook's rule on a constant dirty rate.</summary>
    [Benchmark(Baseline = true)]
    public MigrationEstimate ConstantRate() => _textbook.Estimate(_constant);

    /// <summary>Thirty rounds of a hot/cold curve.</summary>
    [Benchmark]
    public MigrationEstimate HotColdOf30Rounds() => _thirtyRounds.Estimate(_hotCold);

    /// <summary>Six schemes for each of 100,000 VMs.</summary>
    [Benchmark]
    public double AllSchemesOf100000Vms()
    {
        double[] seconds = new double[Vms];
        Parallel.For(0, Vms, i =>
        {
            double sum = 0;
            foreach (IMigrationModel model in _models)
            {
                sum += model.Estimate(_fleet[i]).Downtime.TotalSeconds;
            }

            seconds[i] = sum;
        });
        return seconds.Sum();
    }

    private static MigrationRequest Request(DataSize memory, DirtyCurve curve) =>
        new() { Memory = memory, DirtyCurve = curve, Bandwidth = DataRate.FromMegabitsPerSecond(10_000) };
}
