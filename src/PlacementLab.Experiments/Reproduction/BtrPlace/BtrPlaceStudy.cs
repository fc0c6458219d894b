using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using PlacementLab.Checking;
using PlacementLab.Experiments.Reproduction.Instances;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Traces.BtrPlace;

namespace PlacementLab.Experiments.Reproduction.BtrPlace;

/// <summary>
/// The published performance instances of BtrPlace: 5,000 nodes; in li some VMs need more than their nodes have, in nr some nodes are
/// off and VMs are to be started; 15,000 to 30,000 VMs. As few VMs as possible are to move. Source of the published times: Hermenier, Lawall and Muller,
/// BtrPlace: A flexible consolidation manager for highly available applications, IEEE TDSC 10(5), 2013.
/// </summary>
/// <param name="instances">Names of the instances.</param>
/// <param name="timeLimit">Most time for each.</param>
/// <param name="threads">Threads of the solver.</param>
/// <param name="seed">Seed.</param>
public sealed class BtrPlaceStudy(ImmutableArray<string> instances, TimeSpan timeLimit, int threads, int seed) : IInstanceStudy<BtrPlaceRow>
{
    /// <summary>All instances, in the order of the results.</summary>
    public static ImmutableArray<string> All { get; } = ["li3", "li4", "li5", "li6", "nr3", "nr4", "nr5", "nr6"];

    /// <inheritdoc/>
    public ImmutableArray<string> Instances => instances;

    /// <inheritdoc/>
    public string Settings => string.Create(CultureInfo.InvariantCulture, $"time {timeLimit.TotalSeconds} s, threads {threads}, seed {seed}");

    /// <inheritdoc/>
    public BtrPlaceRow Solve(string instance, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        BtrPlaceInstance read = BtrPlaceInstanceFile.Read(BtrPlaceDataset.PathOf(instance));
        TimeSpan reading = Stopwatch.GetElapsedTime(start);
        PlacementProblem problem = read.Problem;
        var solver = new LargeNeighbourhoodSolver(new LargeNeighbourhoodOptions { Threads = threads });
        SolverResult result = solver.Solve(problem, new StoppingCriterion { TimeLimit = timeLimit }, seed, cancellation);
        cancellation.ThrowIfCancellationRequested();
        int violations = AssignmentChecker.Check(problem, result.Best).Length;
        TimeSpan all = Stopwatch.GetElapsedTime(start);
        return new BtrPlaceRow(
            instance, problem.HostCount, problem.VmCount, read.ConstraintCount, AssignmentChecker.Check(problem, problem.Initial).Length,
            problem.Initial.HostOf.Count(h => h == Assignment.Unplaced),
            result.Best.MovedFrom(problem.Initial).Count(v => problem.Initial[v] != Assignment.Unplaced), result.Bound, violations,
            reading.TotalSeconds, all.TotalSeconds);
    }
}
