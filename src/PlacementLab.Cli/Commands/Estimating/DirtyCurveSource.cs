using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>A dirty curve and where it comes from.</summary>
/// <param name="Curve">The curve.</param>
/// <param name="Description">What is said about it, such as "40 MiB/s written to a working set of 1 GiB".</param>
internal sealed record DirtyCurveSource(DirtyCurve Curve, string Description)
{
    /// <summary>Writes per second as given, or where the curve begins.</summary>
    public required DataRate Rate { get; init; }

    /// <summary>The working set as given; null for none.</summary>
    public DataSize? WorkingSet { get; init; }

    /// <summary>Form of the curve in JSON.</summary>
    public required string Form { get; init; }

    /// <summary>Relative RMSE of a fitted curve; null for others.</summary>
    public double? RelativeRmse { get; init; }
}
