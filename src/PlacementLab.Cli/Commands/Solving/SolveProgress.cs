using System.Globalization;
using PlacementLab.Placement;
using Spectre.Console;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>Shows cost, gap and speed of a search while it runs: a bar on a terminal, a line every few seconds otherwise.</summary>
internal sealed class SolveProgress
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);
    private readonly TextWriter _lines;
    private ProgressTask? _bar;
    private TimeSpan _shown;

    private SolveProgress(TextWriter lines) => _lines = lines;

    /// <summary>Runs the work while showing its progress on the error stream.</summary>
    /// <param name="streams">Where to show it.</param>
    /// <param name="work">The work; is given what to report to.</param>
    public static Task<T> ShowAsync<T>(CommandLineStreams streams, Func<Action<SearchProgress>, T> work)
    {
        var progress = new SolveProgress(streams.Error);
        return !streams.ErrorIsTerminal ? Task.Run(() => work(progress.Report)) : streams.ErrorConsole().Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context =>
            {
                progress._bar = context.AddTask("Start", maxValue: 1);
                return Task.Run(() => work(progress.Report));
            });
    }

    /// <summary>What is shown.</summary>
    public static string Describe(SearchProgress value)
    {
        double rate = value.Iterations / Math.Max(1e-9, value.Elapsed.TotalSeconds) / 1e6;
        string cost = value.Cost is { } found
            ? string.Create(CultureInfo.InvariantCulture, $"cost {found:#,##0.####}, gap {(found - value.Bound) / Math.Max(Math.Abs(found), 1e-9):P2}")
            : "no answer yet";
        return string.Create(CultureInfo.InvariantCulture, $"{value.Elapsed.TotalSeconds:0} s: {cost}, {rate:0.0} M moves/s");
    }

    private void Report(SearchProgress value)
    {
        if (_bar is not null)
        {
            _bar.Value = value.Fraction;
            _bar.Description = Markup.Escape(Describe(value));
        }
        else if (value.Elapsed - _shown >= _pause)
        {
            _shown = value.Elapsed;
            _lines.WriteLine(Describe(value));
        }
    }
}
