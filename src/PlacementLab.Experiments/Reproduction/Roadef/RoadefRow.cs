using System.Collections.Immutable;

namespace PlacementLab.Experiments.Reproduction.Roadef;

/// <summary>An instance solved here.</summary>
/// <param name="Instance">Its name.</param>
/// <param name="Vms">VMs (processes).</param>
/// <param name="Hosts">Hosts (machines).</param>
/// <param name="InitialCost">Cost of the initial assignment.</param>
/// <param name="Cost">Cost of the answer, by the independent checker.</param>
/// <param name="Violations">Constraints that the answer breaks, by the independent checker.</param>
/// <param name="Bound">Lower bound.</param>
/// <param name="BoundName">Name of the bound.</param>
/// <param name="Iterations">Moves evaluated.</param>
/// <param name="Seconds">Elapsed time; depends on the machine.</param>
/// <param name="Trajectory">Better answers over time, thinned out.</param>
/// <param name="Assignment">Host of each VM in the answer.</param>
public sealed record RoadefRow(
    string Instance,
    int Vms,
    int Hosts,
    double InitialCost,
    double Cost,
    int Violations,
    double Bound,
    string BoundName,
    long Iterations,
    double Seconds,
    ImmutableArray<RoadefPoint> Trajectory,
    ImmutableArray<int> Assignment)
{
    /// <summary>What is known of the instance.</summary>
    public RoadefKnown Known => RoadefReference.Of(Instance);

    /// <summary>Score of the challenge.</summary>
    public double Score => Known.Score(Cost, InitialCost);

    /// <summary>Score of the winner's cost.</summary>
    public double WinnerScore => Known.Score(Known.Winner, InitialCost);

    /// <summary>Relative gap to the bound.</summary>
    public double Gap => (Cost - Bound) / Cost;
}
