namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>Moves of VMs in the order in which they were decided, in memory that is used again.</summary>
internal sealed class MoveList
{
    private int[] _vm = new int[256];
    private int[] _target = new int[256];

    /// <summary>Number of moves.</summary>
    public int Count { get; private set; }

    /// <summary>VM of a move.</summary>
    public int Vm(int move) => _vm[move];

    /// <summary>Target of a move.</summary>
    public int Target(int move) => _target[move];

    /// <summary>Adds a move.</summary>
    public void Add(int vm, int target)
    {
        if (Count == _vm.Length)
        {
            Array.Resize(ref _vm, Count * 2);
            Array.Resize(ref _target, Count * 2);
        }

        _vm[Count] = vm;
        _target[Count++] = target;
    }

    /// <summary>Adds all moves of another list.</summary>
    public void Add(MoveList moves)
    {
        for (int i = 0; i < moves.Count; i++)
        {
            Add(moves.Vm(i), moves.Target(i));
        }
    }

    /// <summary>Forgets all moves.</summary>
    public void Clear() => Count = 0;
}
