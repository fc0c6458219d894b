namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>One VM going from one host to another, alone or as part of a compound move.</summary>
internal readonly record struct Relocation(int Vm, int From, int To);
