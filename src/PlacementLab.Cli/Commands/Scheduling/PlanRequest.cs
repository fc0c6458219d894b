using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Units;

namespace PlacementLab.Cli.Commands.Scheduling;

/// <summary>What `placementlab plan` was asked for.</summary>
internal sealed record PlanRequest
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>Whether it is an instance of mVM; else a plan file.</summary>
    public required bool IsMvm { get; init; }

    /// <summary>What to make small.</summary>
    public required ScheduleObjective Objective { get; init; }

    /// <summary>Name of the objective as typed.</summary>
    public required string ObjectiveName { get; init; }

    /// <summary>list, cp-sat or detours.</summary>
    public required string Solver { get; init; }

    /// <summary>Longest search.</summary>
    public required TimeSpan TimeLimit { get; init; }

    /// <summary>Whether that was asked for: then it alone bounds the search.</summary>
    public bool IsTimed { get; init; }

    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Plan file to write; null for none.</summary>
    public string? Out { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; init; }

    /// <summary>Whether to carry the plan out in the simulator.</summary>
    public bool Execute { get; init; }

    /// <summary>Links of the nodes of an mVM instance; empty for the published ones.</summary>
    public ImmutableArray<DataRate> Links { get; init; } = [];

    /// <summary>Scheme of the migrations of a plan file.</summary>
    public MigrationScheme Scheme { get; init; }

    /// <summary>How fast each VM of a plan file writes.</summary>
    public DataRate DirtyRate { get; init; }
}
