using PlacementLab.Placement;

namespace PlacementLab.Planning.Scheduling;

/// <summary>Decides start and bandwidth of moves whose destinations are fixed. Anytime; the same seed gives the same plan under a limit of work.</summary>
public interface IMoveScheduler
{
    /// <summary>Name for tables, such as "list".</summary>
    string Name { get; }

    /// <summary>Schedules.</summary>
    /// <param name="problem">The moves and what they must respect.</param>
    /// <param name="objective">What to make small.</param>
    /// <param name="stop">When to stop.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellation">Ends the search; the best so far is kept.</param>
    ScheduleResult Solve(
        ScheduleProblem problem, ScheduleObjective objective, StoppingCriterion stop, int seed, CancellationToken cancellation);
}
