using PlacementLab.Cli;
using Xunit;

namespace PlacementLab.Tests.Cli;

/// <summary>What a command line, run in-process, returned and wrote.</summary>
public sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line with redirected streams.</summary>
    public static Task<CommandLineRun> Of(params string[] args) => RunAsync(args, TestContext.Current.CancellationToken);

    /// <summary>Runs a command line that the user interrupted at once.</summary>
    public static Task<CommandLineRun> Interrupted(params string[] args) => RunAsync(args, new CancellationToken(canceled: true));

    /// <summary>Runs a command line that the user interrupts as soon as it writes a text to the error stream.</summary>
    public static async Task<CommandLineRun> InterruptedAfter(string text, params string[] args)
    {
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        using var error = new WatchedWriter(text, interruption);
        int code = await PlacementLabCommandLine.RunAsync(args, new CommandLineStreams(output, error), interruption.Token);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command line on a terminal of so many characters a line, without colours.</summary>
    public static async Task<CommandLineRun> OnTerminal(int width, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var streams = new CommandLineStreams(output, error) { OutputIsTerminal = true, TerminalWidth = width };
        int code = await PlacementLabCommandLine.RunAsync(args, streams, TestContext.Current.CancellationToken);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }

    private static async Task<CommandLineRun> RunAsync(string[] args, CancellationToken interruption)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await PlacementLabCommandLine.RunAsync(args, new CommandLineStreams(output, error), interruption);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }

    private sealed class WatchedWriter(string text, CancellationTokenSource interruption) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true)
            {
                interruption.Cancel();
            }
        }
    }
}
