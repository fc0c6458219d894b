namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>The VMs of an overloaded host that may move, in the order of the host's list. It owns nothing: valid during the call only.</summary>
public readonly ref struct SelectionCandidates
{
    /// <summary>Time that each VM would take to migrate, in s.</summary>
    public ReadOnlySpan<double> MigrationSeconds { get; init; }

    /// <summary>CPU utilisation of each VM, as a share of its own CPU.</summary>
    public ReadOnlySpan<double> Utilizations { get; init; }

    /// <summary>Where <see cref="History"/> finds its values.</summary>
    public ReadOnlySpan<double> HistoryValues { get; init; }

    /// <summary>Index of each VM's newest value in <see cref="HistoryValues"/>.</summary>
    public ReadOnlySpan<int> HistoryStarts { get; init; }

    /// <summary>Values of history that each VM has.</summary>
    public int HistoryLength { get; init; }

    /// <summary>Number of VMs.</summary>
    public int Count => MigrationSeconds.Length;

    /// <summary>CPU utilisation of a VM, one value an interval, newest first.</summary>
    /// <param name="candidate">Index of the VM among the candidates.</param>
    public ReadOnlySpan<double> History(int candidate) => HistoryValues.Slice(HistoryStarts[candidate], HistoryLength);
}
