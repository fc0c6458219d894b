using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Simulation;

/// <summary>The outcome of one policy with one scheme on one trace.</summary>
public sealed record SimulationResult
{
    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Literal name of the scheme; "none" where the policy never migrates.</summary>
    public required string Scheme { get; init; }

    /// <summary>Energy of hosts and migrations.</summary>
    public required Energy Energy { get; init; }

    /// <summary>Sums over the migrations.</summary>
    public required MigrationTotals Migrations { get; init; }

    /// <summary>Service-level metrics.</summary>
    public required SlaMetrics Sla { get; init; }

    /// <summary>Host-hours with demand above capacity.</summary>
    public required double OverloadedHostHours { get; init; }

    /// <summary>The score by part; lower is better.</summary>
    public required PlanScore Score { get; init; }

    /// <summary>VMs that were still on a host to be drained at the deadline for it, or at the end if that came first.</summary>
    public int VmsNotDrained { get; init; }

    /// <summary>Every interval in order.</summary>
    public required ImmutableArray<IntervalRecord> Intervals { get; init; }

    /// <summary>The plan with the most migrations, the earliest of equals; null where nothing moved.</summary>
    public PlanRecord? BusiestPlan { get; init; }

    /// <summary>The solved placement problem with the most VMs free to move, the earliest of equals; null where none was.</summary>
    public SolveRecord? LargestSolve { get; init; }

    /// <summary>Plans that were made and checked; a plan that the checker rejects ends the run with an exception.</summary>
    public required int PlansChecked { get; init; }
}
