using System.Collections.Immutable;
using System.Diagnostics;

namespace PlacementLab.Placement.Packing;

/// <summary>What a run has found so far: the best packing, the best bound, and when. For the authors of solvers.</summary>
public sealed class PackingRecord
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<TrajectoryPoint> _trajectory = [];
    private string _foundBy = "one item in each bin";

    /// <summary>Begins with an item in each bin and the bound of the number 0.</summary>
    /// <param name="problem">The problem.</param>
    public PackingRecord(PackingProblem problem) => Best = new PackedBins(
        [.. Enumerable.Range(0, problem.TypeCount).SelectMany(t => Enumerable.Repeat(ImmutableArray.Create(t), problem.Counts[t]))]);

    /// <summary>The best packing.</summary>
    public PackedBins Best { get; private set; }

    /// <summary>The best bound.</summary>
    public PackingBound Bound { get; private set; } = new(0, "none");

    /// <summary>Steps of the search so far.</summary>
    public long Iterations { get; private set; }

    /// <summary>Whether the bound proves the packing.</summary>
    public bool IsProven => Best.Count <= Bound.Bins;

    /// <summary>Time since the run began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Takes a packing if it has fewer bins.</summary>
    /// <param name="packing">The packing.</param>
    /// <param name="foundBy">What found it.</param>
    public void Offer(PackedBins packing, string foundBy)
    {
        if (packing.Count < Best.Count || _trajectory.Count == 0)
        {
            (Best, _foundBy) = packing.Count < Best.Count ? (packing, foundBy) : (Best, _foundBy);
            _trajectory.Add(new TrajectoryPoint(Iterations, Elapsed, Best.Count));
        }
    }

    /// <summary>Takes a bound if it is higher.</summary>
    /// <param name="bound">The bound.</param>
    public void Offer(PackingBound bound) => Bound = Bound.Or(bound);

    /// <summary>Counts steps.</summary>
    /// <param name="steps">How many, at least 0.</param>
    public void Count(long steps) => Iterations += steps;

    /// <summary>Packs by the constructive heuristics, one after the other, until the bound is reached or the run is cancelled.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="goesOn">Asked after each; at least one is tried.</param>
    /// <returns>All packings made.</returns>
    public ImmutableArray<PackedBins> OfferHeuristics(PackingProblem problem, Func<bool> goesOn)
    {
        var packings = ImmutableArray.CreateBuilder<PackedBins>();
        foreach (PackingHeuristic heuristic in PackingHeuristic.All)
        {
            packings.Add(PackingConstruction.Pack(problem, heuristic));
            Offer(packings[^1], heuristic.Name);
            if (IsProven || !goesOn())
            {
                break;
            }
        }

        return packings.ToImmutable();
    }

    /// <summary>The result of the run.</summary>
    /// <param name="reason">Why it stopped.</param>
    public PackingResult Result(StopReason reason) => new()
    {
        Best = Best,
        StopReason = reason,
        LowerBound = Bound.Bins,
        BoundName = Bound.Name,
        FoundBy = _foundBy,
        Iterations = Iterations,
        Elapsed = Elapsed,
        Trajectory = [.. _trajectory],
    };
}
