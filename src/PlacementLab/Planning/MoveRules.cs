using System.Collections.Immutable;

namespace PlacementLab.Planning;

/// <summary>
/// Rules on the order and the times of single moves, beside capacities and limits: the scheduling constraints of Kherbache, Madelaine
/// and Hermenier, UCC 2015. A rule that names a VM which does not move holds.
/// </summary>
public sealed record MoveRules
{
    /// <summary>No rule.</summary>
    public static MoveRules None { get; } = new();

    /// <summary>Pairs of VMs of which the second starts after the first has ended.</summary>
    public ImmutableArray<MovePrecedence> Precedences { get; init; } = [];

    /// <summary>Groups of VMs (indices) of which no two are in a migration at the same time.</summary>
    public ImmutableArray<ImmutableArray<int>> Serialized { get; init; } = [];

    /// <summary>
    /// Groups of VMs (indices) that change hosts together: their last migrations end at the same instant, those by post-copy, which run
    /// at the destination from the start, start at it.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Synchronized { get; init; } = [];

    /// <summary>Latest ends of single VMs.</summary>
    public ImmutableArray<MoveDeadline> Deadlines { get; init; } = [];

    /// <summary>Earliest starts of single VMs.</summary>
    public ImmutableArray<MoveRelease> Releases { get; init; } = [];

    /// <summary>Whether there is no rule.</summary>
    public bool IsEmpty =>
        Precedences.IsEmpty && Serialized.IsEmpty && Synchronized.IsEmpty && Deadlines.IsEmpty && Releases.IsEmpty;

    /// <summary>Every VM that some rule names, with repetitions.</summary>
    internal IEnumerable<int> NamedVms =>
        Precedences.SelectMany(p => new[] { p.Before, p.After })
            .Concat(Serialized.SelectMany(g => g))
            .Concat(Synchronized.SelectMany(g => g))
            .Concat(Deadlines.Select(d => d.Vm))
            .Concat(Releases.Select(r => r.Vm));
}
