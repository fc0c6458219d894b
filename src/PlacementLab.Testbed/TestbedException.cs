namespace PlacementLab.Testbed;

/// <summary>
/// A measurement that could not be made although its input was good: a guest that never got ready, an emulator that died.
/// It says the same four things as <see cref="InvalidInputException"/>.
/// </summary>
public sealed class TestbedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="place">What failed: a machine, a command, a link.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected instead.</param>
    /// <param name="nextStep">What to do next, as an imperative sentence.</param>
    /// <param name="inner">The exception that revealed it, if any.</param>
    public TestbedException(string place, string found, string expected, string nextStep, Exception? inner = null)
        : base($"{place}: found {found}, expected {expected}. {nextStep}", inner)
    {
    }
}
