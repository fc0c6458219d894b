using PlacementLab.Placement;

namespace PlacementLab.Simulation;

/// <summary>A placement problem that a run solved, with the answer.</summary>
/// <param name="Sample">Sample at whose start it was solved.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Result">The answer.</param>
/// <param name="SourceHosts">The hosts whose VMs were free to move.</param>
public sealed record SolveRecord(int Sample, PlacementProblem Problem, SolverResult Result, IReadOnlyList<int> SourceHosts)
{
    /// <summary>Number of VMs that were free to move: the size by which problems are compared.</summary>
    public int FreeVms => Problem.Initial.HostOf.Count(SourceHosts.Contains);
}
