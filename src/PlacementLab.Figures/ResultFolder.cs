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

    /// <summary>Writes all results.</summary>
    /// <param name="result">What the experiment found.</param>
    public void Write(ExperimentResult result)
    {
        JsonFormat.WriteFile(PathOf("policies.json"), result.Runs.Select(PolicyRow.Of).ToArray());
        if (BusiestPlan(result) is { } busiest)
        {
            PlanFile.Write(PathOf("plan.json"), busiest.Problem, busiest.Plan);
        }

        if (result.OverloadModel is { } model)
        {
            AtomicFile.Write(PathOf("overload-model.bin"), model.Save);
        }

        FigureFiles.Write(result, PathOf("figures"));
        ReportWriter.Write(result, ReportPath);
    }

    private static PlanRecord? BusiestPlan(ExperimentResult result) =>
        result.Runs.Select(r => r.BusiestPlan).Where(p => p is not null).MaxBy(p => p!.Plan.Migrations.Length);

    private string PathOf(string name) => Path.Combine(_folder, name);
}
