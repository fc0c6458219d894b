namespace PlacementLab.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var interruption = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // The first Ctrl-C asks the command to stop and to leave a record; the second one ends the process at once.
            pressed.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        };
        return await PlacementLabCommandLine.RunAsync(args, CommandLineStreams.OfProcess(), interruption.Token);
    }
}
