using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlacementLab.Tests.Support;

namespace PlacementLab.Tests.Documentation;

/// <summary>A notebook file (nbformat 4).</summary>
internal sealed class Notebook
{
    private static readonly JsonSerializerOptions _form =
        new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _path;
    private readonly JsonNode _root;

    public Notebook(string name)
    {
        _path = Path.Combine(Checkout.Root, "notebooks", name);
        _root = JsonNode.Parse(File.ReadAllText(_path))!;
    }

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Path.Combine(Checkout.Root, "notebooks"), "*.ipynb").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal);

    public IReadOnlyList<JsonNode> CodeCells =>
        [.. _root["cells"]!.AsArray().Select(cell => cell!).Where(cell => cell["cell_type"]!.GetValue<string>() == "code")];

    public static string Source(JsonNode cell) => string.Concat(cell["source"]!.AsArray().Select(line => line!.GetValue<string>()));

    public static JsonArray Outputs(JsonNode cell) => cell["outputs"]!.AsArray();

    public static string Html(JsonNode cell) =>
        string.Concat(Outputs(cell).SelectMany(o => o!["data"]?["text/html"]?.AsArray() ?? []).Select(line => line!.GetValue<string>()));

    /// <summary>Stores what a cell gave, in the form of the C# kernel.</summary>
    public void Store(JsonNode cell, CellResult result)
    {
        var outputs = new JsonArray();
        if (result.Printed.Length > 0)
        {
            outputs.Add(new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = Lines(result.Printed) });
        }

        if (result.Value is string shown)
        {
            outputs.Add(new JsonObject
            {
                ["data"] = new JsonObject { ["text/html"] = Lines(shown) },
                ["metadata"] = new JsonObject(),
                ["output_type"] = "display_data",
            });
        }

        cell["outputs"] = outputs;
        cell["execution_count"] = CodeCells.Index().First(c => c.Item == cell).Index + 1;
        File.WriteAllText(_path, _root.ToJsonString(_form) + "\n");
    }

    private static JsonArray Lines(string text) => [.. text.Split('\n').Select((line, i) => (JsonNode)(i == 0 ? line : "\n" + line))];
}
