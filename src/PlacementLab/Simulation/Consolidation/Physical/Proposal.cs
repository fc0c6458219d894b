using System.Runtime.InteropServices;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Moves that are being considered together: none counts before all are accepted.</summary>
internal sealed class Proposal
{
    private readonly List<(int Vm, int Host)> _moves = [];

    /// <summary>Nothing else considered.</summary>
    public static Proposal Empty { get; } = new();

    /// <summary>The moves in order.</summary>
    public ReadOnlySpan<(int Vm, int Host)> Moves => CollectionsMarshal.AsSpan(_moves);

    /// <summary>Adds a move.</summary>
    public void Add(int vm, int host) => _moves.Add((vm, host));

    /// <summary>Forgets all.</summary>
    public void Clear() => _moves.Clear();
}
