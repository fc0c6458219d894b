using PlacementLab.Testbed;

namespace PlacementLab.Cli;

/// <summary>What a failure is called on the error stream, and the exit code that goes with it.</summary>
internal static class FailureMessages
{
    private const int UnixNoSpace = 28;
    private const int WindowsNoSpace = unchecked((int)0x80070070);

    /// <summary>Describes a failure; null for one that is a bug and must surface with its stack.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="cancellation">Tells an interruption from other cancellations.</param>
    public static (string Message, int ExitCode)? Describe(Exception failure, CancellationToken cancellation) => failure switch
    {
        InvalidInputException invalid => (invalid.Message, ExitCodes.BadInput),
        OperationCanceledException when cancellation.IsCancellationRequested =>
            ("Interrupted. What was written before is complete; run the same command again to finish.", ExitCodes.Interrupted),
        TestbedException testbed => (testbed.Message, ExitCodes.NegativeResult),
        AggregateException { InnerExceptions: [Exception only] } => Describe(only, cancellation),
        IOException { HResult: UnixNoSpace or WindowsNoSpace } full => Files(
            full, "no space left on the disk", "room for the results", "Free some space, or choose another folder with --out."),
        UnauthorizedAccessException denied => Files(
            denied, "no permission", "a file or folder that this user may read and write",
            "Choose another one, or change its permissions."),
        IOException io => Files(
            io, "a file system that refuses", "a readable input and a writable output", "Check path, name and permissions."),
        _ => null,
    };

    private static (string Message, int ExitCode) Files(Exception failure, string found, string expected, string nextStep) =>
        (new InvalidInputException(failure.Message.TrimEnd('.'), found, expected, nextStep).Message, ExitCodes.BadInput);
}
