using System.Collections.Immutable;
using System.CommandLine;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Experiments.Reproduction;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Traces;
using PlacementLab.Traces.CloudSim;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>The arguments of `placementlab reproduce`.</summary>
internal sealed class ReproduceOptions
{
    private const string Study = "cloudsim";
    private const string MvmStudy = "mvm";
    private const string MvmFolder = "mvm_ucc15";
    private const string AllDays = "all";
    private const int DigitsOfADay = 8;
    private const int MostThreads = 1024;
    private static readonly string[] _quirkDays = ["20110303", "20110306", "20110403"];
    private static readonly string[] _quirkPolicies = ["thr-0.8-mmt", "iqr-1.5-mmt", "mad-2.5-mmt", "lr-1.2-mmt"];

    private readonly Argument<string?> _study = new("STUDY") { Arity = ArgumentArity.ZeroOrOne, Description = $"What to reproduce: {Study}, or {MvmStudy} (published migration plans)" };

    private readonly Option<string?> _reference = OptionValues.Text(
        "--reference", "DIR|FILE", $"Reference figures: a folder with {CloudSimReferenceReader.ResultsFile}, or such a file [default: reference/cloudsim beside the folder of the data sets, if it is there]");

    private readonly Option<string?> _days = OptionValues.Text(
        "--days", "DAYS", $"Days with commas, such as 20110303,20110403, or {AllDays} [default: those of the reference, without one those found here; with --quirks {string.Join(',', _quirkDays)}]");

    private readonly Option<string?> _policies = OptionValues.Text(
        "--policies", "NAMES", $"Policies with commas, such as lr-mmt-1.2,dvfs [default: those of the reference, without one the 22 published; with --quirks {string.Join(',', _quirkPolicies)}]");

    private readonly Option<string?> _threads = OptionValues.Text("--threads", "N", "Most runs at a time [default: the processor's threads]");

    private readonly Option<string?> _out = OptionValues.Text(
        "--out", "DIR", "Folder for runs, tables and figures (SVG and PNG, light and dark); created if missing [default: placementlab-out/reproduce-STUDY]");

    private readonly Option<bool> _resume = OptionValues.Switch("--resume", "Keep the finished runs in the folder that this version of the program made of the same traces");
    private readonly Option<bool> _quirks = OptionValues.Switch("--quirks", "Instead of comparing, show what each quirk of the release is worth");
    private readonly Option<string?> _data = OptionValues.Text("--data", "DIR", $"{MvmStudy}: folder of the instances [default: {MvmFolder} in the folder of the data sets]");
    private readonly Option<bool> _quick = OptionValues.Switch("--quick", $"{MvmStudy}: a tenth of the search for each instance");
    private readonly Option<bool> _json = OptionValues.Switch("--json", "Print one JSON document instead of the tables");

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_study);
        foreach (Option option in new Option[] { _reference, _days, _policies, _quirks, _data, _quick, _threads, _out, _resume, _json })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether mVM is to be reproduced.</summary>
    public bool IsMvm(ParseResult parsed) => parsed.GetValue(_study) == MvmStudy;

    /// <summary>Reads and checks what was typed for mVM.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public MvmRequest ReadMvm(ParseResult parsed)
    {
        Refuse(parsed, MvmStudy, _reference, _days, _policies, _quirks);
        bool quick = parsed.GetValue(_quick);
        return new MvmRequest
        {
            Instances = parsed.GetValue(_data) ?? Path.Combine(DatasetCatalog.FindRoot(), MvmFolder),
            Folder = parsed.GetValue(_out) is { } folder ? FolderOf(folder, false) : Path.Combine("placementlab-out", "reproduce-mvm"),
            Threads = ThreadsOf(parsed),
            Work = quick ? MvmRequest.QuickWork : MvmRequest.FullWork,
            Resume = parsed.GetValue(_resume),
            Json = parsed.GetValue(_json),
        };
    }

    /// <summary>Reads and checks what was typed.</summary>
    /// <exception cref="InvalidInputException">A value is missing or cannot be used.</exception>
    public ReproduceRequest Read(ParseResult parsed)
    {
        if (parsed.GetValue(_study) is not Study)
        {
            throw new InvalidInputException(
                "reproduce", parsed.GetValue(_study) is { } found ? $"\"{found}\"" : "nothing", $"what to reproduce: {Study} or {MvmStudy}", $"Type `placementlab reproduce {Study}`.");
        }

        Refuse(parsed, Study, _data, _quick);

        OptionValues.Excludes(parsed, _quirks, "the quirks are compared with the release as it runs here", _reference);
        bool quirks = parsed.GetValue(_quirks);
        string[] policies = parsed.GetValue(_policies) is { } names ? Listed(_policies, names) : quirks ? _quirkPolicies : [];
        return new ReproduceRequest
        {
            Reference = parsed.GetValue(_reference),
            Days = parsed.GetValue(_days) is { } days ? Days(days) : quirks ? [.. _quirkDays] : [],
            Policies = [.. policies.Select(p => Policy(p, quirks)).DistinctBy(p => (p.Name, p.Seed))],
            Threads = ThreadsOf(parsed),
            Folder = FolderOf(parsed.GetValue(_out), quirks),
            Resume = parsed.GetValue(_resume),
            Json = parsed.GetValue(_json),
            Quirks = quirks,
        };
    }

    private int ThreadsOf(ParseResult parsed) =>
        OptionValues.Count(parsed, _threads, (1, MostThreads), "As many as the processor has is fastest.") ?? Environment.ProcessorCount;

    private static void Refuse(ParseResult parsed, string study, params Option[] options)
    {
        if (Array.Find(options, o => OptionValues.Given(parsed, o)) is { } unread)
        {
            throw new InvalidInputException(unread.Name, $"the option with the study {study}, which does not read it", "options of this study", "Leave it out.");
        }
    }

    private ConsolidationPolicy Policy(string name, bool quirks)
    {
        var policy = PolicyNames.Parse(name, _policies.Name);
        return policy.Migrates || !quirks ? policy : throw new InvalidInputException(
            _policies.Name, $"\"{name}\"", $"policies that migrate with {_quirks.Name}: ESV says nothing of the others", "Leave it out.");
    }

    private ImmutableArray<string> Days(string text)
    {
        string[] days = text == AllDays ? [.. StudyDays.All] : Listed(_days, text);
        foreach (string day in days.Where(d => d.Length != DigitsOfADay || !d.All(char.IsAsciiDigit)))
        {
            throw new InvalidInputException(_days.Name, $"\"{day}\"", $"days such as {string.Join(", ", StudyDays.All)}, or {AllDays}", "Write them with commas between.");
        }

        return [.. days.Distinct()];
    }

    private static string[] Listed(Option option, string text)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 ? parts : throw new InvalidInputException(option.Name, "nothing", "at least one", "Name one, or leave the option out.");
    }

    private static string FolderOf(string? folder, bool quirks) =>
        folder is null ? Path.Combine("placementlab-out", quirks ? "reproduce-cloudsim-quirks" : "reproduce-cloudsim")
        : folder.Trim().Length > 0 ? folder
        : throw new InvalidInputException("--out", "nothing", "a folder", "Name one, or leave the option out.");
}
