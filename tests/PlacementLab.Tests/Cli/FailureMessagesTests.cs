using PlacementLab.Cli;
using Xunit;

namespace PlacementLab.Tests.Cli;

public sealed class FailureMessagesTests
{
    [Fact]
    public void FullDisk_IsBadInputWithANextStep()
    {
        const int noSpaceOnUnix = 28;
        (string message, int code) = Describe(new IOException("No space left on device : '/results/a.csv'", noSpaceOnUnix));

        Assert.Equal(ExitCodes.BadInput, code);
        Assert.Contains("/results/a.csv", message, StringComparison.Ordinal);
        Assert.Contains("found no space left on the disk, expected room for the results. Free some space", message, StringComparison.Ordinal);
    }

    [Fact]
    public void DeniedAccess_IsBadInput()
    {
        (string message, int code) = Describe(new UnauthorizedAccessException("Access to the path '/results' is denied."));

        Assert.Equal(ExitCodes.BadInput, code);
        Assert.StartsWith("Access to the path '/results' is denied: found no permission", message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidInputInsideATask_KeepsItsMessage()
    {
        var invalid = new InvalidInputException("--memory", "nothing", "a data size", "Write it like \"1TiB\".");

        Assert.Equal((invalid.Message, ExitCodes.BadInput), Describe(new AggregateException(invalid)));
    }

    [Fact]
    public void Interruption_Is130AndOtherCancellationsAreBugs()
    {
        Assert.Equal(ExitCodes.Interrupted, FailureMessages.Describe(new OperationCanceledException(), new CancellationToken(true))?.ExitCode);
        Assert.Null(FailureMessages.Describe(new OperationCanceledException(), CancellationToken.None));
    }

    [Fact]
    public void ProgrammingErrors_AreNotHidden() =>
        Assert.Null(FailureMessages.Describe(new InvalidOperationException("bug"), CancellationToken.None));

    private static (string Message, int ExitCode) Describe(Exception failure) =>
        FailureMessages.Describe(failure, CancellationToken.None) ?? throw new InvalidOperationException("not described");
}
