using System.Collections.Immutable;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PlacementLab.Cli;

/// <summary>
/// A table whose cells are never cut or folded: on a terminal that is too narrow, columns are left out, the least important
/// ones first.
/// </summary>
/// <param name="columns">Columns from left to right.</param>
internal sealed class FittedTable(params ImmutableArray<FittedTable.Column> columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">A cell for each column.</param>
    public void AddRow(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints the table to the output.</summary>
    /// <param name="streams">Where to.</param>
    /// <returns>Headers of the columns that had no room, from left to right.</returns>
    public ImmutableArray<string> Write(CommandLineStreams streams)
    {
        IAnsiConsole console = streams.OutputConsole();
        int[] expendable = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Goes > 0).OrderBy(i => columns[i].Goes)];
        int dropped = 0;
        Table table = TableOf(streams, expendable.AsSpan(0, dropped));
        while (WidthOf(table, console) > console.Profile.Width && dropped < expendable.Length)
        {
            dropped++;
            table = TableOf(streams, expendable.AsSpan(0, dropped));
        }

        // What is still too wide is left to the terminal, which folds lines but loses nothing.
        streams.WriteTable(table, WidthOf(table, console));
        return [.. expendable.Take(dropped).Order().Select(i => columns[i].Header)];
    }

    private static int WidthOf(Table table, IAnsiConsole console) =>
        ((IRenderable)table).Measure(RenderOptions.Create(console, console.Profile.Capabilities), 10_000).Max;

    private Table TableOf(CommandLineStreams streams, ReadOnlySpan<int> without)
    {
        bool[] shown = new bool[columns.Length];
        Array.Fill(shown, true);
        foreach (int column in without)
        {
            shown[column] = false;
        }

        Table table = streams.NewTable();
        foreach (Column column in columns.Where((_, i) => shown[i]))
        {
            table.AddColumn(new TableColumn(Markup.Escape(column.Header)) { Alignment = column.IsNumber ? Justify.Right : Justify.Left, NoWrap = true });
        }

        foreach (string[] row in _rows)
        {
            table.AddRow([.. row.Where((_, i) => shown[i]).Select(c => new Text(c))]);
        }

        return table;
    }

    /// <summary>A column.</summary>
    /// <param name="Header">Its header.</param>
    /// <param name="IsNumber">Whether its cells are numbers, aligned to the right.</param>
    /// <param name="Goes">When it is left out for lack of room: 1 first; 0 never.</param>
    internal readonly record struct Column(string Header, bool IsNumber, int Goes = 0);
}
