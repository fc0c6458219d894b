using PlacementLab.Experiments.Results;
using PlacementLab.Figures.Report;
using PlacementLab.Simulation;
using PlacementLab.Traces.Files;
using PlacementLab.Traces.Plans;

namespace PlacementLab.Figures;

/// <summary>
/// The folder that an experiment writes: specification, record, comparison, busiest plan, fitted model, figures, report.
/// Every file lands complete or not at all.
/// </summary>
public sealed class ResultFolder
{
    private readonly string _folder;

    /// <summary>Creates the folder if it is missing, and makes sure that it can be written.</summary>
    /// <param name="folder">Its path.</param>
    /// <exception cref="InvalidInputException">It cannot be created or written.</exception>
    public ResultFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        string probe = Path.Combine(_folder, ".writable");
        AtomicFile.WriteText(probe, "");
        File.Delete(probe);
    }

    /// <summary>Path of the report.</summary>
    public string ReportPath => PathOf("report.html");

    /// <summary>Writes the resolved specification.</summary>
    /// <param name="text">Its text.</param>
    public void WriteSpec(string text) => AtomicFile.WriteText(PathOf("spec.yaml"), text);

    /// <summary>Writes the record of the run.</summary>
    /// <param name="record">The record.</param>
    public void WriteRecord(RunRecord record) => JsonFormat.WriteFile(PathOf("run.json"), record);

    /// <summary>
    /// Writes all results or none: they are first written to a hidden folder inside, then moved to their places, so that
    /// a disk that fills up leaves no plan without its report. A plan of an earlier run goes if this one made none.
    /// </summary>
    /// <param name="result">What the experiment found.</param>
    /// <exception cref="InvalidInputException">The folder cannot be written, or one of the places is taken.</exception>
    public void Write(ExperimentResult result)
    {
        string staging = PathOf(".results.tmp");
        Discard(staging);
        try
        {
            WriteAll(result, staging);
            Publish(staging);
        }
        finally
        {
            Discard(staging);
        }

        if (BusiestPlan(result) is null)
        {
            File.Delete(PathOf("plan.json"));
        }
    }

    private static void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteAll(ExperimentResult result, string folder)
    {
        JsonFormat.WriteFile(Path.Combine(folder, "policies.json"), result.Runs.Select(PolicyRow.Of).ToArray());
        if (BusiestPlan(result) is { } busiest)
        {
            PlanFile.Write(Path.Combine(folder, "plan.json"), busiest.Problem, busiest.Plan);
        }

        if (result.OverloadModel is { } model)
        {
            AtomicFile.Write(Path.Combine(folder, "overload-model.bin"), model.Save);
        }

        FigureFiles.Write(result, Path.Combine(folder, "figures"));
        ReportWriter.Write(result, Path.Combine(folder, "report.html"));
    }

    private void Publish(string staging)
    {
        (string From, string To)[] moves =
        [
            .. Directory.GetFiles(staging, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => (f, PathOf(Path.GetRelativePath(staging, f)))),
        ];
        foreach ((_, string to) in moves)
        {
            RequireFree(to);
        }

        foreach ((string from, string to) in moves)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
        }
    }

    private static void RequireFree(string file)
    {
        string parent = Path.GetDirectoryName(file)!;
        string? taken = Directory.Exists(file) ? $"a folder at {file}" : File.Exists(parent) ? $"a file at {parent}" : null;
        if (taken is not null)
        {
            throw new InvalidInputException(file, taken, "a place for this result", "Choose another folder, or remove what is there.");
        }
    }

    private static PlanRecord? BusiestPlan(ExperimentResult result) =>
        result.Runs.Select(r => r.BusiestPlan).Where(p => p is not null).MaxBy(p => p!.Plan.Migrations.Length);

    private string PathOf(string name) => Path.Combine(_folder, name);
}
