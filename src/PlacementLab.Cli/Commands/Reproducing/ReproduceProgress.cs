using System.Globalization;
using PlacementLab.Experiments.Reproduction;
using Spectre.Console;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>Shows how far the runs have come: a bar on a terminal, a line for each run otherwise.</summary>
internal static class ReproduceProgress
{
    /// <summary>Runs the work while showing its progress on the error stream.</summary>
    public static Task<T> ShowAsync<T>(CommandLineStreams streams, Func<IProgress<StudyProgress>, T> work) =>
        streams.ErrorIsTerminal ? ShowBarAsync(streams, work) : Task.Run(() => work(new Lines(streams.Error)));

    private static Task<T> ShowBarAsync<T>(CommandLineStreams streams, Func<IProgress<StudyProgress>, T> work) =>
        streams.ErrorConsole().Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(),
                new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask("Read the traces");
                return Task.Run(() => work(new Bar(bar)));
            });

    private sealed class Bar(ProgressTask bar) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value)
        {
            bar.MaxValue = value.Total;
            bar.Value = value.Done;
            bar.Description = Markup.Escape($"{value.Cell.Day} {value.Cell.PolicyName}".PadRight(28));
        }
    }

    private sealed class Lines(TextWriter writer) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Done} of {value.Total} {value.Cell.Day} {value.Cell.PolicyName} {value.Cell.RulesName}{(value.IsKept ? " (kept)" : "")}: {100 * value.Done / value.Total} %"));
    }
}
