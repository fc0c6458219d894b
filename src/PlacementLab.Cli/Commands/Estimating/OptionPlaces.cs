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
        ("bandwidth", "--bandwidth", null),
        ("bandwidth beside service traffic", "--bandwidth beside --service-traffic", "Give the migration more by --reservation, or lower --service-share."),
        ("download bandwidth", "--download", null),
        ("download bandwidth beside service traffic", "--download beside --service-traffic", "Give the migration more by --reservation, or lower --service-share."),
        ("window and round trip", "--window with --round-trip", "Give a larger --window, a shorter --round-trip or more --channels."),
        ("loss and round trip", "--loss with --round-trip", "Give a lower --loss, a shorter --round-trip or more --channels."),
        ("rate per channel", "--channel-rate", "Give a higher --channel-rate or more --channels."),
        ("encryption rate", "--encryption-rate", "Give a higher --encryption-rate or more --encryption-threads."),
        ("encoding rate", "--compression", "Give another codec or more --compression-threads."),
        ("share of the push", "--push-share", null),
        ("memory and disk", "--memory and --disk", "Give a smaller --memory, a smaller --disk or a lower --disk-writes."),
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
