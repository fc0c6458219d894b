using System.CommandLine;
using System.Globalization;
using PlacementLab.Experiments.Specs;
using PlacementLab.Simulation;

namespace PlacementLab.Cli.Commands;

/// <summary>The arguments of `placementlab run`.</summary>
internal sealed class RunOptions
{
    private readonly Argument<string?> _spec = new("SPEC")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Experiment specification in YAML or JSON; without one, the shipped main job.",
    };

    private readonly Option<string?> _dataset = new("--dataset")
    {
        HelpName = "NAME",
        Description = "Data set: a name of `placementlab datasets` or a path of your own traces.",
    };

    private readonly Option<string?> _goal = new("--goal")
    {
        HelpName = "PRESET",
        Description = "The operator's goal: " + string.Join("; ", GoalPreset.All.Select(g => $"{g.Name} ({Lower(g.Purpose)})")) + ".",
    };

    private readonly Option<string?> _seed = new("--seed") { HelpName = "N", Description = "Seed: a whole number from 0. Same seed, same results." };

    private readonly Option<string?> _out = new("--out")
    {
        HelpName = "DIR",
        Description = "Folder for report, figures, plan and record; created if missing. Default: placementlab-out/<dataset>-<goal>-seed<N>.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document on standard output." };

    private readonly Option<bool> _printSpec = new("--print-spec") { Description = "Print the shipped specification, to be copied, and stop." };

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        _spec.Validators.Add(given =>
        {
            // What looks like an option is a mistyped one, not the path of a specification.
            if (given.Tokens.Any(t => t.Value.StartsWith('-')))
            {
                given.AddError("unknown option");
            }
        });
        command.Arguments.Add(_spec);
        foreach (Option option in new Option[] { _dataset, _goal, _seed, _out, _json, _printSpec })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads what was typed.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public RunRequest Read(ParseResult parsed)
    {
        ExperimentSpec spec = parsed.GetValue(_spec) is { } path ? SpecFile.Read(path) : SpecFile.Shipped();
        spec = spec with
        {
            Dataset = parsed.GetValue(_dataset) ?? spec.Dataset,
            Goal = parsed.GetValue(_goal) is { } goal ? GoalPreset.Named(goal, "--goal").Name : spec.Goal,
            Seed = parsed.GetValue(_seed) is { } seed ? SeedOf(seed) : spec.Seed,
        };
        return new RunRequest(spec, FolderOf(parsed.GetValue(_out), spec), parsed.GetValue(_json), parsed.GetValue(_printSpec));
    }

    private static int SeedOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seed)
            ? seed
            : throw new InvalidInputException("--seed", $"\"{text}\"", $"a whole number from 0 to {int.MaxValue}", "Use a number such as 1.");

    private static string FolderOf(string? folder, ExperimentSpec spec)
    {
        if (folder is not null)
        {
            return folder.Trim().Length > 0
                ? folder
                : throw new InvalidInputException("--out", "nothing", "a folder", "Name one, or leave the option out.");
        }

        string dataset = string.Concat(Path.GetFileName(Path.TrimEndingDirectorySeparator(spec.Dataset)).Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' ? c : '-'));
        return Path.Combine("placementlab-out", $"{dataset}-{spec.Goal}-seed{spec.Seed.ToString(CultureInfo.InvariantCulture)}");
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
}
