using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;

namespace PlacementLab.Benchmarks;

/// <summary>One pre-copy estimate.</summary>
[Description("One pre-copy estimate: 8 GiB, 1 Gb/s, 40 MiB/s dirtied, downtime limit 300 ms. Baseline: the closed form of the textbook's rounds, Σ M/R·(D/R)^i.")]
public class EstimatePreCopy
{
    private readonly PreCopyModel _textbook = new();
    private readonly PreCopyModel _qemu = new(new PreCopyOptions { StopRule = StopRulePresets.Qemu });
    private DataSize _memory;
    private DataRate _bandwidth;
    private DataRate _dirtyRate;
    private MigrationRequest _constant = null!;
    private MigrationRequest _saturating = null!;

    /// <summary>Sets the case; fields that can change keep the compiler from computing the baseline once and for all.</summary>
    [GlobalSetup]
    public void SetCase()
    {
        _memory = DataSize.FromGibibytes(8);
        _bandwidth = DataRate.FromMegabitsPerSecond(1000);
        _dirtyRate = DataRate.FromMebibytesPerSecond(40);
        _constant = Request(new ConstantDirtyCurve(_dirtyRate, _memory));
        _saturating = Request(new SaturatingDirtyCurve(_dirtyRate, DataSize.FromGibibytes(1)));
    }

    /// <summary>The geometric series of a constant dirty rate, without overheads.</summary>
    [Benchmark(Baseline = true)]
    public double ClosedForm()
    {
        double ratio = _dirtyRate.BytesPerSecond / _bandwidth.BytesPerSecond;
        double limitBytes = _bandwidth.BytesPerSecond * 0.3;
        double rounds = Math.Ceiling(Math.Log(limitBytes / _memory.Bytes) / Math.Log(ratio));
        return _memory.Bytes / _bandwidth.BytesPerSecond * (1 - Math.Pow(ratio, rounds + 1)) / (1 - ratio);
    }

    /// <summary>The textbook's rule on a constant dirty rate.</summary>
    [Benchmark]
    public MigrationEstimate TextbookConstant() => _textbook.Estimate(_constant);

    /// <summary>The textbook's rule on a working set of 1 GiB.</summary>
    [Benchmark]
    public MigrationEstimate TextbookSaturating() => _textbook.Estimate(_saturating);

    /// <summary>QEMU's rule on a working set of 1 GiB.</summary>
    [Benchmark]
    public MigrationEstimate QemuSaturating() => _qemu.Estimate(_saturating);

    private MigrationRequest Request(DirtyCurve curve) =>
        new() { Memory = _memory, DirtyCurve = curve, Bandwidth = _bandwidth };
}
