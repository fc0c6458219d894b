namespace PlacementLab;

/// <summary>
/// Input that cannot be used: a file, a specification, a command-line value or an argument. It carries the four things
/// a person needs to mend it.
/// </summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="place">Where: file and line, option, or property path.</param>
    /// <param name="found">What was found there.</param>
    /// <param name="expected">What was expected instead.</param>
    /// <param name="nextStep">What to do next, as an imperative sentence.</param>
    /// <param name="inner">The exception that revealed it, if any.</param>
    public InvalidInputException(string place, string found, string expected, string nextStep, Exception? inner = null)
        : base($"{place}: found {found}, expected {expected}. {nextStep}", inner)
    {
        Place = place;
        Found = found;
        Expected = expected;
        NextStep = nextStep;
    }

    /// <summary>Where the input was found.</summary>
    public string Place { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What to do next.</summary>
    public string NextStep { get; }
}
