using PlacementLab.Placement.Packing;
using PlacementLab.Traces.Packing;

namespace PlacementLab.Experiments.Reproduction.Packing;

/// <summary>A published problem with what is known of it.</summary>
/// <param name="Set">New, Panigrahy or BPPLIB.</param>
/// <param name="Class">Class within the set, such as "class1" or "Hard28".</param>
/// <param name="Problem">The problem.</param>
/// <param name="Known">Its published bound and optimum.</param>
/// <param name="Checksum">SHA-256 of its file.</param>
public sealed record PackingCase(string Set, string Class, PackingProblem Problem, KnownPacking Known, string Checksum)
{
    /// <summary>Name of the run, fit for a file name.</summary>
    public string Key => $"{Set}-{Problem.Name}";
}
