using System.CommandLine;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Traces;

namespace PlacementLab.Cli.Commands.Reproducing.Packing;

/// <summary>The options of `placementlab reproduce vectorpack` and `bpplib`.</summary>
/// <param name="sets">Name of the sets.</param>
internal sealed class PackingOptionSet(string sets)
{
    private const int MostThreads = 1024;
    private static readonly TimeSpan _defaultLimit = TimeSpan.FromSeconds(9.5);

    private readonly Option<bool> _quick = OptionValues.Switch("--quick", "Only a sample, fixed by the seed, of every class: under a minute");

    private readonly Option<string?> _data = OptionValues.Text(
        "--data", "DIR", $"Folder that holds the folder {sets} [default: PLACEMENTLAB_DATASETS, else ../shared/datasets beside this folder or one above it]");

    private readonly Option<string?> _limit = OptionValues.Text("--time-limit", "TIME", "Elapsed time for each instance [default: 9.5s]");
    private readonly Option<string?> _threads = OptionValues.Text("--threads", "N", "Most instances at a time, each on one thread [default: the processor's threads]");
    private readonly Option<string?> _seed = OptionValues.Text("--seed", "N", "Seed of the search and of the sample [default: 1]");

    private readonly Option<string?> _out = OptionValues.Text(
        "--out", "DIR", $"Folder for runs, table and figure (SVG and PNG, light and dark); created if missing [default: placementlab-out/reproduce-{sets}]");

    private readonly Option<bool> _resume = OptionValues.Switch(
        "--resume", "Keep the finished runs in the folder that this version of the program made of the same files, seed and limit");

    private readonly Option<bool> _json = OptionValues.Switch("--json", "Print one JSON document instead of the table");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _quick, _data, _limit, _threads, _seed, _out, _resume, _json })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads and checks what was typed.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public PackingRequest Read(ParseResult parsed) => new()
    {
        Sets = sets,
        Data = parsed.GetValue(_data) ?? DatasetCatalog.FindRoot(),
        Quick = parsed.GetValue(_quick),
        TimeLimit = OptionValues.Time(parsed, _limit) ?? _defaultLimit,
        Threads = OptionValues.Count(parsed, _threads, (1, MostThreads), "As many as the processor has is fastest.") ?? Environment.ProcessorCount,
        Seed = OptionValues.Count(parsed, _seed, (0, int.MaxValue), "Any whole number will do.") ?? 1,
        Folder = FolderOf(parsed.GetValue(_out)),
        Resume = parsed.GetValue(_resume),
        Json = parsed.GetValue(_json),
    };

    private string FolderOf(string? folder) =>
        folder is null ? Path.Combine("placementlab-out", $"reproduce-{sets}")
        : folder.Trim().Length > 0 ? folder
        : throw new InvalidInputException(_out.Name, "nothing", "a folder", "Name one, or leave the option out.");
}
