using System.Text.Json.Nodes;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Documentation;

/// <summary>The cells of every notebook run, and what is stored in it is whole.</summary>
[Collection(ConsoleTests.Name)]
public sealed class NotebookTests
{
    private const string Shortened =
        """
        split: { trainEndHours: 168, tuneEndHours: 192, testEndHours: 194 }
        prediction: { trainingRows: 2000 }
        schemes: [pre-copy, post-copy]
        """;

    // Placement: fewer moves and less work. The comparison: two days of the shipped sample, a seed, few hosts and no solver.
    private static readonly (string Stored, string Shortened)[] _shorter =
    [
        ("moves: 3_000_000", "moves: 200_000"),
        ("IterationLimit = 1_000_000", "IterationLimit = 100_000"),
        ("DeterministicTimeLimit = 5", "DeterministicTimeLimit = 1"),
        ("DatasetCatalog.List()", "DatasetCatalog.List().Take(0)"),
        ("\"all\", \"days\"", "\"2\", \"days\""),
        ("{ Seeds = [1, 2, 3] }", "{ Hosts = 60, Policies = [.. new[] { \"dvfs\", \"lr\", \"forecast\" }.Select(n => ComparedPolicies.Parse(n, \"\"))] }"),
    ];

    public static TheoryData<string> Names => [.. Notebook.Names];

    /// <summary>Set to "store" to run the whole experiment and store what the cells give (see environment.md).</summary>
    private static bool StoresOutputs => Environment.GetEnvironmentVariable("PLACEMENTLAB_NOTEBOOKS") == "store";

    [Theory]
    [MemberData(nameof(Names))]
    public async Task CellsRun(string name)
    {
        using var folder = new TemporaryFolder();
        string shortened = folder.File("shortened.yaml");
        await File.WriteAllTextAsync(shortened, Shortened, TestContext.Current.CancellationToken);
        var notebook = new Notebook(name);
        var cells = new CSharpCells();
        foreach (JsonNode cell in notebook.CodeCells)
        {
            string code = StoresOutputs ? Notebook.Source(cell) : Shorten(Notebook.Source(cell), shortened);
            CellResult result = await cells.RunAsync(code, TestContext.Current.CancellationToken);
            if (StoresOutputs)
            {
                notebook.Store(cell, result);
            }

            Assert.Equal(Notebook.Outputs(cell).Count > 0, result.Printed.Length > 0 || result.Value is string);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OutputsAreStored(string name)
    {
        IReadOnlyList<JsonNode> cells = new Notebook(name).CodeCells;

        Assert.Contains(cells, cell => Notebook.Html(cell).Contains("<svg", StringComparison.Ordinal));
        Assert.DoesNotContain(cells, cell => Notebook.Outputs(cell).Any(o => o!["output_type"]!.GetValue<string>() == "error"));
        Assert.All(cells, cell => Assert.NotNull(cell["execution_count"]));
    }

    private static string Shorten(string code, string spec) => _shorter.Aggregate(
        code.Replace("SpecFile.Shipped()", $"SpecFile.Read(@\"{spec}\")"), (text, pair) => text.Replace(pair.Stored, pair.Shortened));
}
