using PlacementLab.Migration.Optimizations;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>What the library calls an input, by the option that is typed for it.</summary>
internal static class OptionPlaces
{
    private const string AnyOptimization = "optimisations";

    private static readonly (string Place, string Option, string? NextStep)[] _places =
    [
        ("storage", "--disk", "Leave --disk out or choose another --scheme."),
        ("free memory", "--free-pages", null),
        ("reservation for migrations", "--reservation", "Lower --reservation or --service-share."),
        ("sweep of the dirty rate", "--sweep", "Give a --dirty-rate above 0."),
        ("sweep of the memory", "--sweep", "Begin at the --working-set or above it."),
        ("sweep of the downtime limit", "--sweep", "Choose another --stop-rule, or sweep something else."),
    ];

    private static readonly (OptimizationKind Kind, string Option)[] _optimizations =
    [
        (OptimizationKind.WriteThrottling, "--auto-converge"), (OptimizationKind.Compression, "--compression"), (OptimizationKind.Delta, "--delta"),
        (OptimizationKind.Deduplication, "--dedup"), (OptimizationKind.FreePageHints, "--free-pages"), (OptimizationKind.PrePaging, "--pre-paging"),
        (OptimizationKind.ActivePush, "--push-share"), (OptimizationKind.FaultChannel, "--fault-channel"), (OptimizationKind.MultiChannel, "--channels"),
        (OptimizationKind.Encryption, "--encryption"),
    ];

    /// <summary>The option that asks for an optimisation.</summary>
    public static string OptionOf(OptimizationKind kind) => _optimizations[(int)kind].Option;

    /// <summary>A message of the library with the option in place of the library's word; null if it needs no change.</summary>
    public static InvalidInputException? AsTyped(InvalidInputException message)
    {
        if (message.Place == AnyOptimization)
        {
            string asked = message.Found.Split(' ')[0];
            string option = OptionOf(OptimizationNames.Parse(asked, AnyOptimization));
            return new InvalidInputException(option, message.Found, message.Expected, $"Leave {option} out or choose another --scheme.", message);
        }

        return Array.Find(_places, p => p.Place == message.Place) is ({ }, { } typed, var nextStep)
            ? new InvalidInputException(typed, message.Found, message.Expected, nextStep ?? message.NextStep, message)
            : null;
    }
}
