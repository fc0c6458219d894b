using System.Globalization;
using PlacementLab.Experiments.Running;
using Spectre.Console;

namespace PlacementLab.Cli.Commands;

/// <summary>Shows how far a run has come: a bar per stage on a terminal, a line per finished stage otherwise.</summary>
internal static class RunProgress
{
    /// <summary>Name of the last stage, which the command itself does.</summary>
    public const string Report = "Write report";

    /// <summary>Runs the work while showing its progress on the error stream.</summary>
    public static Task<T> ShowAsync<T>(CommandLineStreams streams, Func<IProgress<StageProgress>, T> work) =>
        streams.ErrorIsTerminal ? ShowBarsAsync(streams, work) : Task.Run(() => work(new Lines(streams.Error)));

    private static Task<T> ShowBarsAsync<T>(CommandLineStreams streams, Func<IProgress<StageProgress>, T> work) =>
        streams.ErrorConsole().Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var bars = ExperimentStages.All.Append(Report).ToDictionary(s => s, s => context.AddTask(s, autoStart: false));
                return Task.Run(() => work(new Bars(bars)));
            });

    private sealed class Bars(Dictionary<string, ProgressTask> bars) : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
            ProgressTask bar = bars[value.Stage];
            lock (bar)
            {
                if (!bar.IsStarted)
                {
                    bar.StartTask();
                }

                bar.Value = Math.Max(bar.Value, value.Fraction * 100);
            }
        }
    }

    private sealed class Lines(TextWriter writer) : IProgress<StageProgress>
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<string, int> _quarters = [];

        public void Report(StageProgress value)
        {
            int quarter = (int)(value.Fraction * 4);
            lock (_lock)
            {
                if (quarter > _quarters.GetValueOrDefault(value.Stage))
                {
                    _quarters[value.Stage] = quarter;
                    writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {quarter * 25} %"));
                }
            }
        }
    }
}
