using System.CommandLine;
using PlacementLab.Cli.Commands.Estimating;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>The arguments that every study of instances has.</summary>
internal sealed class InstanceStudyOptions
{
    private const int MostThreads = 1024;
    private readonly string _study;
    private readonly Option<string?> _instances;
    private readonly Option<bool> _quick;
    private readonly Option<string?> _threads = OptionValues.Text("--threads", "N", "Threads [default: the processor's threads]");
    private readonly Option<string?> _seed = OptionValues.Text("--seed", "N", "Seed of every random choice [default: 1]");
    private readonly Option<string?> _out;
    private readonly Option<bool> _resume = OptionValues.Switch("--resume", "Keep the finished instances in the folder that this version of the program solved with the same settings");
    private readonly Option<bool> _json = OptionValues.Switch("--json", "Print one JSON document instead of the tables");

    /// <summary>Creates them.</summary>
    /// <param name="study">Name of the study.</param>
    /// <param name="quick">What --quick does.</param>
    public InstanceStudyOptions(string study, string quick)
    {
        _study = study;
        _instances = OptionValues.Text("--instances", "NAMES", "Only these instances, with commas between [default: all]");
        _quick = OptionValues.Switch("--quick", quick);
        _out = OptionValues.Text("--out", "DIR", $"Folder for results and figures; created if missing [default: placementlab-out/reproduce-{study}]");
    }

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _instances, _quick, _threads, _seed, _out, _resume, _json })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads and checks what was typed.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public InstanceStudyRequest Read(ParseResult parsed) => new()
    {
        Instances = parsed.GetValue(_instances) is { } names ? [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()] : [],
        IsQuick = parsed.GetValue(_quick),
        Threads = OptionValues.Count(parsed, _threads, (1, MostThreads), "As many as the processor has is fastest.") ?? Environment.ProcessorCount,
        Seed = OptionValues.Count(parsed, _seed, (0, int.MaxValue), "Use a number such as 1.") ?? 1,
        Folder = parsed.GetValue(_out) is not { } folder ? Path.Combine("placementlab-out", $"reproduce-{_study}")
            : folder.Trim().Length > 0 ? folder
            : throw new InvalidInputException(_out.Name, "nothing", "a folder", "Name one, or leave the option out."),
        Resume = parsed.GetValue(_resume),
        Json = parsed.GetValue(_json),
    };
}
