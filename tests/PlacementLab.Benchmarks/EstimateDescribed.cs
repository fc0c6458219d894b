using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using PlacementLab.Migration;
using PlacementLab.Migration.Uncertainty;
using PlacementLab.Units;

namespace PlacementLab.Benchmarks;

/// <summary>Estimates from descriptions, and as distributions.</summary>
[Description(
    "1,000 described VMs (hot/cold, 1-16 GiB, 10 Gb/s): all schemes, and 10,000 draws of one uncertain pre-copy. Baseline: the pre-copy model "
    + "alone on the same 1,000 VMs.")]
public class EstimateDescribed
{
    private const int Vms = 1000;
    private static readonly MigrationLink _link = new() { Bandwidth = DataRate.FromMegabitsPerSecond(10_000) };
    private static readonly MigrationModelSettings _settings = new();
    private static readonly UncertainInputs _uncertain = new()
    {
        Memory = new InputSpread(SpreadKind.Uniform, 0.05),
        DirtyRate = new InputSpread(SpreadKind.LogNormal, 0.4),
        Bandwidth = new InputSpread(SpreadKind.Normal, 0.1),
    };

    private readonly PreCopyModel _preCopy = new();
    private MigratingVm[] _vms = [];
    private MigrationRequest[] _requests = [];

    /// <summary>Draws the VMs.</summary>
    [GlobalSetup]
    public void DrawVms()
    {
        var random = new Random(1);
        _vms = [.. Enumerable.Range(0, Vms).Select(_ => Vm(random))];
        _requests = [.. _vms.Select(v => new MigrationRequest { Memory = v.Memory, DirtyCurve = v.DirtyCurve, Bandwidth = _link.Bandwidth })];
    }

    /// <summary>The pre-copy model alone.</summary>
    [Benchmark(Baseline = true)]
    public double PreCopyAlone() => _requests.Sum(r => _preCopy.Estimate(r).TotalTime.TotalSeconds);

    /// <summary>All schemes of every VM on all cores.</summary>
    [Benchmark]
    public double AllSchemes()
    {
        double[] seconds = new double[Vms];
        Parallel.For(0, Vms, i => seconds[i] = MigrationModels.EstimateAll(_vms[i], _link, _settings).Sum(e => e.TotalTime.TotalSeconds));
        return seconds.Sum();
    }

    /// <summary>10,000 draws of one VM.</summary>
    [Benchmark]
    public double TenThousandDraws() =>
        MigrationModels.EstimateDistribution(MigrationScheme.PreCopy, _vms[0], _link, _uncertain, _settings).TotalSeconds.P90;

    private static MigratingVm Vm(Random random)
    {
        var memory = DataSize.FromGibibytes(1 + (15 * random.NextDouble()));
        return new MigratingVm
        {
            Memory = memory,
            DirtyCurve = new HotColdDirtyCurve(
                memory * (0.3 * random.NextDouble()),
                DataRate.FromMebibytesPerSecond(500 * random.NextDouble()),
                DataRate.FromMebibytesPerSecond(40 * random.NextDouble())),
        };
    }
}
