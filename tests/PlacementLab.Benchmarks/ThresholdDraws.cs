using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using PlacementLab.Placement.Reassignment.Search;

namespace PlacementLab.Benchmarks;

/// <summary>The largest rise of the cost that annealing accepts, drawn for every move.</summary>
[Description("A draw of −ln u, u even in (0, 1), by which annealing accepts a move. Baseline: a logarithm for each; beside it a table of 16,384 of them.")]
public class ThresholdDraws
{
    private const int DrawBits = 14;
    private readonly SearchRandom _random = new(1, 0);
    private readonly double[] _table = [.. Enumerable.Range(0, 1 << DrawBits).Select(i => -Math.Log((i + 0.5) / (1 << DrawBits)))];

    /// <summary>A fresh logarithm.</summary>
    [Benchmark(Baseline = true)]
    public double Logarithm() => -Math.Log(1 - _random.NextUnit());

    /// <summary>From the table.</summary>
    [Benchmark]
    public double Table() => _table[_random.Next(1 << DrawBits)];
}
