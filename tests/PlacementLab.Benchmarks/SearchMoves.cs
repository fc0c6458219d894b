using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using PlacementLab.Placement;
using PlacementLab.Placement.Reassignment;
using PlacementLab.Placement.Reassignment.Search;
using PlacementLab.Traces.Roadef;

namespace PlacementLab.Benchmarks;

/// <summary>What each idea of the neighbourhood search gives, in moves evaluated a second, on two instances of machine reassignment.</summary>
[Description("""
    Shifts of a random VM to a random host, machine reassignment (ROADEF/EURO 2012): a2_5 has 1,000 VMs, 50 hosts, 12 resources; b_5 40,000
    VMs, 100 hosts, 6 resources. Op/s are moves a second on one thread. Baseline: constraints asked one by one, then the exact change from the touched hosts, as the
    public state has it. WholeCost: the cost of the whole assignment anew. FlatScalar: the change alone from flat arrays laid out for the loop, resource by resource.
    FlatVector: the same arrays by vectors of four doubles. Search: a worker of lns at work, drawing and making shifts, swaps, chains and cycles as well.
    """)]
[OperationsPerSecond]
public class SearchMoves
{
    private const int Walked = 200_000;
    private const int Draws = 4096;
    private const double MiddleOfRun = 0.5;
    private readonly (int Vm, int Host)[] _moves = new (int, int)[Draws];
    private PlacementProblem _problem = null!;
    private Placement.SearchState _state = null!;
    private Placement.Reassignment.Search.SearchState _flat = null!;
    private ScalarEvaluation _scalar = null!;
    private AnnealingWorker _worker = null!;
    private double _temperature;
    private int _next;

    /// <summary>Why the benchmark cannot run here; empty where it can.</summary>
    internal static string Lacks => File.Exists(RoadefDataset.ModelOf("a2_5")) && File.Exists(RoadefDataset.ModelOf("b_5"))
        ? ""
        : $"no {RoadefDataset.ModelOf("a2_5")} or b_5 beside it: see the option PLACEMENTLAB_DATASETS in environment.md";

    /// <summary>The instance.</summary>
    [Params("a2_5", "b_5")]
    public string Instance { get; set; } = "";

    /// <summary>Reads the instance, draws the moves and lets a worker warm up.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _problem = RoadefInstanceFile.Read(RoadefDataset.ModelOf(Instance), RoadefDataset.InitialOf(Instance));
        var random = new Random(2);
        for (int i = 0; i < Draws; i++)
        {
            int vm = random.Next(_problem.VmCount);
            _moves[i] = (vm, (_problem.Initial[vm] + 1 + random.Next(_problem.HostCount - 1)) % _problem.HostCount);
        }

        _state = new Placement.SearchState(_problem, _problem.Initial);
        var model = new SearchModel(FlatProblemCompiler.Compile(_problem, _problem.Initial).Flat);
        _flat = new Placement.Reassignment.Search.SearchState(model, null);
        _scalar = new ScalarEvaluation(model);
        _worker = new AnnealingWorker(model, null, seed: 1, number: 0);
        CoolingPoint point = new CoolingSchedule(CostScale.Of(model, _worker.State), 1).At(MiddleOfRun, double.PositiveInfinity, onlyMigrationsLeft: false);
        _temperature = point.Temperature;
        _worker.State.SetPenalty(point.Penalty, point.Lacking);
        _worker.Walk(5 * Walked, _temperature);
    }

    /// <summary>The whole cost anew.</summary>
    [Benchmark]
    public double WholeCost()
    {
        (int vm, int host) = Next();
        return _problem.Objective.Cost(_problem, new Assignment(_problem.Initial.HostOf.SetItem(vm, host)));
    }

    /// <summary>Constraints one by one, then the exact change.</summary>
    [Benchmark(Baseline = true)]
    public double AllowsAndDelta()
    {
        (int vm, int host) = Next();
        return _state.Allows(vm, host) ? _state.Delta(vm, host) : double.PositiveInfinity;
    }

    /// <summary>The exact change from flat arrays, resource by resource; capacities are seen on the way.</summary>
    [Benchmark]
    public double FlatScalar()
    {
        (int vm, int host) = Next();
        return _scalar.ChangeByShift(vm, host);
    }

    /// <summary>The same by vectors, as the search does it; nothing is accepted.</summary>
    [Benchmark]
    public bool FlatVector()
    {
        (int vm, int host) = Next();
        return _flat.TryShift(vm, host, double.MinValue);
    }

    /// <summary>The search at work.</summary>
    [Benchmark(OperationsPerInvoke = Walked)]
    public void Search() => _worker.Walk(Walked, _temperature);

    private (int Vm, int Host) Next() => _moves[_next++ & (Draws - 1)];
}
