using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PlacementLab.Traces;
using Spectre.Console;

namespace PlacementLab.Cli.Commands;

/// <summary>`placementlab datasets`: what is shipped, what is found, and where the rest can be had on which terms.</summary>
internal static class DatasetsCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON document instead of the table." };
        var command = new DocumentedCommand(
            "datasets",
            """
            Lists the data sets: shipped, found here, or to be had elsewhere (with their terms).
            Public sets are looked for in the folder that PLACEMENTLAB_DATASETS names, else in ../shared/datasets beside the
            working directory. Own traces need no entry here: give the path of a folder, zip or CSV file to --dataset.
            """,
            new CommandExample("placementlab datasets", "what can be used here, and where the rest can be had"),
            new CommandExample("PLACEMENTLAB_DATASETS=~/traces placementlab datasets --json", "the same for a script, with public data in ~/traces"));
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            ImmutableArray<DatasetDescription> datasets = DatasetCatalog.List();
            streams.Print(() => Print(streams, datasets, parsed.GetValue(json)));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(CommandLineStreams streams, ImmutableArray<DatasetDescription> datasets, bool asJson)
    {
        if (asJson)
        {
            streams.WriteJson(datasets);
            return;
        }

        WriteTable(streams, datasets);
        WritePlaces(streams.Output, "Shipped", datasets, DatasetState.Shipped, d => d.Where);
        WritePlaces(streams.Output, "Found", datasets, DatasetState.Found, d => d.Path ?? d.Where);
        WritePlaces(streams.Output, "To be had from", datasets, DatasetState.NotFound, d => d.Where);
        WritePlaces(streams.Output, "Known, not readable yet", datasets, DatasetState.NoReaderYet, d => d.Where);
        streams.Output.WriteLine(
            $"Public data are looked for in {DatasetCatalog.FindRoot()} (another folder: set PLACEMENTLAB_DATASETS); "
            + "PlanetLab's days are planetlab/<day>.zip or folders planetlab/<day> in it.");
    }

    private static void WriteTable(CommandLineStreams streams, ImmutableArray<DatasetDescription> datasets)
    {
        Table table = streams.NewTable();
        table.AddColumns("Name", "VMs", "Span", "Contains", "State");
        table.Columns[0].NoWrap();
        table.Columns[1].RightAligned();
        table.Columns[4].NoWrap();
        foreach (DatasetDescription dataset in datasets)
        {
            string vms = dataset.Vms?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
            string[] cells = [dataset.Name, vms, dataset.Span, dataset.Contains, StateName(dataset.State)];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        streams.WriteTable(table);
    }

    private static void WritePlaces(
        TextWriter output, string heading, IEnumerable<DatasetDescription> datasets, DatasetState state, Func<DatasetDescription, string> place)
    {
        List<DatasetDescription> selected = [.. datasets.Where(d => d.State == state)];
        foreach (IGrouping<string, DatasetDescription> sameTerms in selected.GroupBy(d => d.Terms))
        {
            output.WriteLine($"{heading} (terms: {sameTerms.Key}):");
            int width = sameTerms.Max(d => d.Name.Length);
            foreach (DatasetDescription dataset in sameTerms)
            {
                output.WriteLine($"  {dataset.Name.PadRight(width)}  {place(dataset)}");
            }

            output.WriteLine();
        }
    }

    private static string StateName(DatasetState state) => state switch
    {
        DatasetState.Shipped => "shipped",
        DatasetState.Found => "found",
        DatasetState.NotFound => "not found",
        _ => "no reader yet",
    };
}
