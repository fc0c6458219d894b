using System.Collections.Immutable;
using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using PlacementLab.Placement;

namespace PlacementLab.Benchmarks;

/// <summary>Evaluating one move of a local search: may the VM go there, and what would it change?</summary>
[Description("One move of a local search, 1,052 VMs on 800 hosts, objective of the main job. Baseline: the cost of the whole assignment after the move.")]
public class EvaluateMove
{
    private readonly PlacementProblem _problem = Fleet.Placement();
    private readonly (int Vm, int Host)[] _moves = new (int, int)[1024];
    private SearchState _state = null!;
    private int _next;

    /// <summary>Draws the moves.</summary>
    [GlobalSetup]
    public void DrawMoves()
    {
        var random = new Random(2);
        for (int i = 0; i < _moves.Length; i++)
        {
            _moves[i] = (random.Next(Fleet.Vms), random.Next(Fleet.Hosts));
        }

        _state = new SearchState(_problem, _problem.Initial);
    }

    /// <summary>The whole cost anew.</summary>
    [Benchmark(Baseline = true)]
    public double WholeCost()
    {
        (int vm, int host) = Next();
        ImmutableArray<int> after = _problem.Initial.HostOf.SetItem(vm, host);
        return _problem.Objective.CostByTerm(_problem, new Assignment(after)).Sum(term => term.Cost);
    }

    /// <summary>The change alone.</summary>
    [Benchmark]
    public double Delta()
    {
        (int vm, int host) = Next();
        return _state.Delta(vm, host);
    }

    /// <summary>Constraints, then the change.</summary>
    [Benchmark]
    public double AllowsAndDelta()
    {
        (int vm, int host) = Next();
        return _state.Allows(vm, host) ? _state.Delta(vm, host) : double.PositiveInfinity;
    }

    private (int Vm, int Host) Next() => _moves[_next++ & 1023];
}
