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
