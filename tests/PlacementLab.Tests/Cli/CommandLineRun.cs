using PlacementLab.Cli;
using Xunit;

namespace PlacementLab.Tests.Cli;

/// <summary>What a command line, run in-process, returned and wrote.</summary>
public sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line with redirected streams.</summary>
    public static async Task<CommandLineRun> Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await PlacementLabCommandLine.RunAsync(
            args, new CommandLineStreams(output, error), TestContext.Current.CancellationToken);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }
}
