using PlacementLab.Traces.Files;
using Spectre.Console;

namespace PlacementLab.Cli;

/// <summary>
/// Where a command writes: results to the output, messages and progress to the error stream. Commands never touch
/// <see cref="Console"/>, so tests run them in-process.
/// </summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Messages and progress.</param>
public sealed record CommandLineStreams(TextWriter Output, TextWriter Error)
{
    private const int RedirectedWidth = 500;

    /// <summary>Whether <see cref="Output"/> is a terminal: rules of box-drawing characters, colours, wrapping at its width.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal: progress bars that redraw themselves.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Characters in a line of the terminal; null to ask it.</summary>
    public int? TerminalWidth { get; init; }

    /// <summary>The streams of this process.</summary>
    public static CommandLineStreams OfProcess() => new(Console.Out, Console.Error)
    {
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>A console on <see cref="Output"/>, for tables.</summary>
    public IAnsiConsole OutputConsole() => ConsoleOn(Output, OutputIsTerminal);

    /// <summary>A console on <see cref="Error"/>, for progress bars.</summary>
    public IAnsiConsole ErrorConsole() => ConsoleOn(Error, ErrorIsTerminal);

    /// <summary>Prints results to <see cref="Output"/>.</summary>
    /// <param name="print">Writes them; reads no files.</param>
    /// <param name="done">A sentence on what was done before and stays.</param>
    /// <exception cref="InvalidInputException">The output takes no more: a full disk, a device that refuses.</exception>
    public void Print(Action print, string done = "")
    {
        try
        {
            print();
            Output.Flush();
        }
        catch (IOException e)
        {
            throw new InvalidInputException(
                "standard output", $"a stream that cannot be written ({e.Message.TrimEnd('.')})", "room for the results",
                $"{done} Print to another place.".TrimStart(), e);
        }
    }

    /// <summary>Writes the one JSON document that a command prints with <c>--json</c>.</summary>
    /// <param name="document">The value; its public properties become camelCase keys in the order they are declared.</param>
    /// <typeparam name="T">Type of the document.</typeparam>
    public void WriteJson<T>(T document) => Output.Write(JsonFormat.Serialize(document));

    /// <summary>An empty table: aligned text that is also valid Markdown when redirected, light rules on a terminal.</summary>
    public Table NewTable() => new() { Border = OutputIsTerminal ? TableBorder.Simple : TableBorder.Markdown };

    /// <summary>
    /// Writes a table to <see cref="Output"/>; redirected, without the lines of blanks that frame it on a terminal but with the
    /// empty line that ends a table in Markdown.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="leastWidth">Characters that a line may have even where the terminal has fewer.</param>
    public void WriteTable(Table table, int leastWidth = 0)
    {
        using var text = new StringWriter();
        IAnsiConsole console = ConsoleOn(OutputIsTerminal ? Output : text, OutputIsTerminal);
        console.Profile.Width = Math.Max(console.Profile.Width, leastWidth);
        console.Write(table);
        if (!OutputIsTerminal)
        {
            Output.WriteLine(string.Join(Environment.NewLine, text.ToString().Split(
                '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
            Output.WriteLine();
        }
    }

    private IAnsiConsole ConsoleOn(TextWriter writer, bool isTerminal)
    {
        bool colours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = isTerminal ? TerminalWidth ?? console.Profile.Width : RedirectedWidth;
        return console;
    }
}
