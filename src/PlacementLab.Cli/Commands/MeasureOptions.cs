using System.CommandLine;
using PlacementLab.Testbed.Plans;

namespace PlacementLab.Cli.Commands;

/// <summary>The arguments of `placementlab measure`.</summary>
internal sealed class MeasureOptions
{
    private readonly Option<string?> _plan = new("--plan") { HelpName = "FILE", Description = "Plan of measurements in YAML; without one, the shipped campaign." };

    private readonly Option<bool> _quick = new("--quick") { Description = "Measure the quick plan instead: every scheme once or twice, in less than four minutes." };

    private readonly Option<string?> _out = new("--out")
    {
        HelpName = "DIR",
        Description = "Folder for the tables; created if missing. Default: placementlab-out/measure-<plan>.",
    };

    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with the tables in the folder: keep sound rows, measure the rest." };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document on standard output." };

    private readonly Option<bool> _printPlan = new("--print-plan") { Description = "Print the shipped campaign, to be copied, and stop." };

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _plan, _quick, _out, _resume, _json, _printPlan })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads what was typed.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public MeasureRequest Read(ParseResult parsed)
    {
        string? path = parsed.GetValue(_plan);
        bool quick = parsed.GetValue(_quick);
        if (quick && path is not null)
        {
            throw new InvalidInputException("--quick", $"it beside --plan {path}", "one of the two", "Leave one out.");
        }

        MeasurementPlan plan = quick ? PlanFile.Quick() : path is null ? PlanFile.Campaign() : PlanFile.Read(path);
        return new MeasureRequest(plan, FolderOf(parsed.GetValue(_out), plan), parsed.GetValue(_resume), parsed.GetValue(_json), parsed.GetValue(_printPlan));
    }

    private static string FolderOf(string? folder, MeasurementPlan plan) =>
        folder is null ? Path.Combine("placementlab-out", $"measure-{plan.Name}")
        : folder.Trim().Length > 0 ? folder
        : throw new InvalidInputException("--out", "nothing", "a folder", "Name one, or leave the option out.");
}
