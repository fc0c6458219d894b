namespace PlacementLab.Placement.Terms;

/// <summary>Checks that the data of a term fit a problem.</summary>
internal static class TermData
{
    public static void RequireLength(string place, long found, long expected, string noun)
    {
        if (found != expected)
        {
            throw new InvalidInputException(place, $"{found} entries", $"{expected}, one per {noun}", $"Give each {noun} one entry.");
        }
    }

    public static void RequireIndex(string place, int found, int count, string noun)
    {
        if (found < 0 || found >= count)
        {
            throw new InvalidInputException(place, $"{noun} {found}", $"a {noun} from 0 to {count - 1}", $"Name an existing {noun}.");
        }
    }

    public static void RequireNoneNegative(string place, ReadOnlySpan<long> amounts)
    {
        for (int i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] < 0)
            {
                throw new InvalidInputException($"{place}, entry {i}", $"{amounts[i]}", "0 or more", "Correct the amount.");
            }
        }
    }
}
