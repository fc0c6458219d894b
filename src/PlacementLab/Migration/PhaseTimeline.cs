using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PlacementLab.Migration;

/// <summary>Lays the phases of one migration end to end. Not to be copied: copies share the array.</summary>
/// <param name="phases">How many phases there will be.</param>
internal struct PhaseTimeline(int phases)
{
    private readonly MigrationPhase[] _phases = new MigrationPhase[phases];
    private int _count;

    /// <summary>End of the last phase so far, in s.</summary>
    public double EndSeconds { readonly get; private set; }

    /// <summary>Appends a phase.</summary>
    /// <param name="name">Name.</param>
    /// <param name="seconds">Length in s, at least 0.</param>
    /// <param name="runsOn">Where the VM runs.</param>
    /// <param name="bytes">Bytes on the wire.</param>
    public void Add(string name, double seconds, VmLocation runsOn, double bytes = 0)
    {
        double end = EndSeconds + seconds;
        _phases[_count++] = new MigrationPhase(name, EndSeconds, end, bytes, runsOn);
        EndSeconds = end;
    }

    /// <summary>The phases; as many as were announced must have been added.</summary>
    public readonly ImmutableArray<MigrationPhase> ToImmutable() => _count == _phases.Length
        ? ImmutableCollectionsMarshal.AsImmutableArray(_phases)
        : throw new InvalidOperationException($"{_phases.Length} phases were announced, {_count} added.");
}
