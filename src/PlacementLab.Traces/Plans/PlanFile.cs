using System.Text.Json;
using PlacementLab.Planning;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Plans;

/// <summary>
/// Self-contained plan files: JSON with the plan and all it is judged by, so that anyone can check a plan without the
/// traces it came from. The README of this project documents the form. Reading gives back exactly what was written.
/// </summary>
public static class PlanFile
{
    /// <summary>Writes a plan, complete or not at all.</summary>
    /// <param name="path">The file; missing folders are created.</param>
    /// <param name="problem">What the plan was made for; names of hosts, VMs and types must each be unique.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="ArgumentException">A name occurs twice, or one type name stands for two different types.</exception>
    /// <exception cref="InvalidInputException">The file cannot be written there.</exception>
    public static void Write(string path, PlanningProblem problem, MigrationPlan plan) =>
        JsonFormat.WriteFile(path, PlanFileWriting.ContentOf(problem, plan));

    /// <summary>Reads a plan. What it says is checked for form, not for whether the plan is any good.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">
    /// The file is missing or no plan file of this version, a property is missing, unknown or out of range, or a name stands
    /// for nothing.
    /// </exception>
    public static PlanDocument Read(string path)
    {
        string text = InputFile.ReadText(path);
        CheckHeader(text, path);
        return new PlanFileReading(path, JsonFormat.Deserialize<PlanFileContent>(text, path)).ToDocument();
    }

    private static void CheckHeader(string text, string path)
    {
        JsonElement root = JsonFormat.Deserialize<JsonElement>(text, path);
        string format = Property(root, "format");
        string version = Property(root, "version");
        if (format != $"\"{PlanFileContent.FormatName}\"")
        {
            throw new InvalidInputException(
                $"{path}, $.format", format, $"\"{PlanFileContent.FormatName}\"", "Give a plan file, such as `placementlab run` writes.");
        }

        if (version != $"{PlanFileContent.FormatVersion}")
        {
            throw new InvalidInputException(
                $"{path}, $.version", version, $"{PlanFileContent.FormatVersion}", "Write the plan again with this version of PlacementLab.");
        }
    }

    private static string Property(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value)
            ? JsonMisfit.FoundIn(value)
            : "nothing";
}
