using System.Globalization;

namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>A kind of overload detector and the range of its parameter.</summary>
/// <param name="Name">Name as typed, such as "lr".</param>
/// <param name="Title">What it is called in the literature.</param>
/// <param name="ParameterMeaning">What the parameter is.</param>
/// <param name="Usual">The parameter's value in the literature.</param>
/// <param name="Range">Least and most that the parameter may be.</param>
public sealed record OverloadDetectorKind(string Name, string Title, string ParameterMeaning, double Usual, (double Least, double Most) Range)
{
    /// <summary>Makes a detector of this kind.</summary>
    public required Func<double, IOverloadDetector> Make { get; init; }

    /// <summary>Intervals of history below which the detector falls back to a static threshold of 0.7; 0 if it needs none.</summary>
    public int MinimumHistory => Make(Usual).MinimumHistory;

    /// <summary>Refuses traces in which the detector would never decide by its own rule.</summary>
    /// <param name="samples">Samples of each trace; the last decision has seen all but one.</param>
    /// <param name="place">Where the traces were found, for the message.</param>
    /// <exception cref="InvalidInputException">There are too few.</exception>
    public void RequireHistory(int samples, string place)
    {
        int least = Math.Max(1, MinimumHistory) + 1;
        if (samples < least)
        {
            throw new InvalidInputException(
                place,
                string.Create(CultureInfo.InvariantCulture, $"traces of {samples} samples"),
                string.Create(CultureInfo.InvariantCulture, $"at least {least}: {Name} decides once it has seen {least - 1}"),
                MinimumHistory == 0 ? "Bring longer traces." : "Bring longer traces, or use the detector thr, which needs no history.");
        }
    }

    /// <summary>A detector of this kind.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="place">Where the parameter was found, for the message.</param>
    /// <exception cref="InvalidInputException">The parameter is outside its range.</exception>
    public IOverloadDetector Create(double parameter, string place = "parameter") =>
        parameter >= Range.Least && parameter <= Range.Most ? Make(parameter) : throw new InvalidInputException(
            place,
            string.Create(CultureInfo.InvariantCulture, $"{parameter}"),
            string.Create(CultureInfo.InvariantCulture, $"{ParameterMeaning} of {Name} from {Range.Least} to {Range.Most}"),
            string.Create(CultureInfo.InvariantCulture, $"Use the literature's {Usual}, or a value in the range."));
}
