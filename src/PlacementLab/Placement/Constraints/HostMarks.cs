using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>Marks for the parts that hosts are in, to count or look up parts without allocating.</summary>
internal static class HostMarks
{
    /// <summary>Most marks that are kept on the stack.</summary>
    public const int MostOnStack = 1024;

    /// <summary>Number of parts: the largest number of one and 1.</summary>
    public static int CountOf(ImmutableArray<int> partOfHost) => partOfHost.IsDefaultOrEmpty ? 0 : Math.Max(0, partOfHost.Max() + 1);

    /// <summary>Sets a mark; whether it was not set before.</summary>
    public static bool Sets(Span<bool> marks, int part)
    {
        bool isNew = !marks[part];
        marks[part] = true;
        return isNew;
    }
}
