using System.Globalization;
using Spectre.Console;

namespace PlacementLab.Cli.Commands;

/// <summary>Shows how far many runs have come: a bar on a terminal, a line for each run otherwise.</summary>
internal static class CountedProgress
{
    /// <summary>Runs the work while showing its progress on the error stream.</summary>
    /// <param name="streams">Where to show it.</param>
    /// <param name="describe">What to show of a report.</param>
    /// <param name="work">The work.</param>
    public static Task<T> ShowAsync<TReport, T>(CommandLineStreams streams, Func<TReport, CountedRun> describe, Func<IProgress<TReport>, T> work) =>
        streams.ErrorIsTerminal ? ShowBarAsync(streams, describe, work) : Task.Run(() => work(new Lines<TReport>(streams.Error, describe)));

    private static Task<T> ShowBarAsync<TReport, T>(CommandLineStreams streams, Func<TReport, CountedRun> describe, Func<IProgress<TReport>, T> work) =>
        streams.ErrorConsole().Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(),
                new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask("Read the traces");
                return Task.Run(() => work(new Bar<TReport>(bar, describe)));
            });

    private sealed class Bar<TReport>(ProgressTask bar, Func<TReport, CountedRun> describe) : IProgress<TReport>
    {
        public void Report(TReport value)
        {
            CountedRun run = describe(value);
            bar.MaxValue = run.Total;
            bar.Value = run.Done;
            bar.Description = Markup.Escape(run.Short.PadRight(28));
        }
    }

    private sealed class Lines<TReport>(TextWriter writer, Func<TReport, CountedRun> describe) : IProgress<TReport>
    {
        public void Report(TReport value)
        {
            CountedRun run = describe(value);
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{run.Done} of {run.Total} {run.Full}{(run.IsKept ? " (kept)" : "")}: {100 * run.Done / run.Total} %"));
        }
    }
}
