using PlacementLab.Placement.Packing;

namespace PlacementLab.Traces.Packing;

/// <summary>What both formats of packing problems ask of sizes.</summary>
internal static class PackingSize
{
    /// <summary>The next size, which must fit in a bin.</summary>
    /// <exception cref="InvalidInputException">There is none, or it is negative or too large.</exception>
    public static long Next(NumberText text, string what, long capacity)
    {
        long size = text.Next(what, 0);
        return size <= capacity ? size : throw new InvalidInputException(
            text.Place, $"{size}", $"{what}, at most the capacity {capacity}: it fits in no bin", "Correct the size or the capacity.");
    }

    /// <summary>Creates the problem and names the file where its numbers do not go together.</summary>
    public static PackingProblem Problem(string place, Func<PackingProblem> create)
    {
        try
        {
            return create();
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException(place, e.Found, e.Expected, e.NextStep, e);
        }
    }
}
