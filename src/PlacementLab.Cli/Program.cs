namespace PlacementLab.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var interruption = new Interruption(TimeProvider.System);
        return await PlacementLabCommandLine.RunAsync(args, CommandLineStreams.OfProcess(), interruption.Token);
    }
}
