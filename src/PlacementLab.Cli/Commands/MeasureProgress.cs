using System.Globalization;
using PlacementLab.Testbed.Measuring;
using Spectre.Console;

namespace PlacementLab.Cli.Commands;

/// <summary>Shows how far measuring has come: a bar on a terminal, a line for each row otherwise.</summary>
internal static class MeasureProgress
{
    /// <summary>Runs the work while showing its progress on the error stream.</summary>
    public static Task<T> ShowAsync<T>(CommandLineStreams streams, Func<IProgress<CampaignProgress>, T> work) =>
        streams.ErrorIsTerminal ? ShowBarAsync(streams, work) : Task.Run(() => work(new Lines(streams.Error)));

    private static Task<T> ShowBarAsync<T>(CommandLineStreams streams, Func<IProgress<CampaignProgress>, T> work) =>
        streams.ErrorConsole().Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(),
                new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask("Measure");
                return Task.Run(() => work(new Bar(bar)));
            });

    private static string Describe(CampaignProgress value) =>
        value.Row is not { } row ? "rows"
        : row.IsSound ? string.Create(CultureInfo.InvariantCulture, $"{value.Cell} {row.Repeat}: {row.Status}, {MeasureDocumentRow.Of(row).TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{value.Cell} {row.Repeat}: {row.Status}, {row.Error}");

    private sealed class Bar(ProgressTask bar) : IProgress<CampaignProgress>
    {
        public void Report(CampaignProgress value)
        {
            bar.MaxValue = value.Total;
            bar.Value = value.Done;
            bar.Description = Markup.Escape(value.Row is null ? "Measure" : $"{value.Cell} {value.Row.Status}");
        }
    }

    private sealed class Lines(TextWriter writer) : IProgress<CampaignProgress>
    {
        public void Report(CampaignProgress value) =>
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Total} {Describe(value)}: {100 * value.Done / value.Total} %"));
    }
}
