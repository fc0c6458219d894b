using System.CommandLine;
using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;

namespace PlacementLab.Cli.Commands;

/// <summary>The options of `estimate`, and what a command line gives them.</summary>
internal sealed class EstimateOptions
{
    private const int MostHybridRounds = 100;
    private const double LongestDays = 10_000;
    private static readonly DataSize _largestMemory = DataSize.FromGibibytes(1 << 20);

    private readonly Option<string> _memory = Text("--memory", "SIZE", "Memory with content that must be sent, such as 8GiB", true);
    private readonly Option<string> _bandwidth = Text("--bandwidth", "RATE", "Throughput of the migration, such as 1Gbps or 125MB/s", true);
    private readonly Option<string> _dirtyRate = Text("--dirty-rate", "RATE", "Memory that the VM writes per second, such as 40MiB/s", true);

    private readonly Option<string?> _workingSet = Text(
        "--working-set", "SIZE", "Memory that the writes go to over and over; without it every write hits a clean page");

    private readonly Option<string?> _zeroMemory = Text("--zero-memory", "SIZE", "Memory never written: traffic of a few bytes per page [default: 0B]");
    private readonly Option<string?> _downtimeLimit = Text("--downtime-limit", "TIME", "Downtime that the stop rule allows [default: 300ms]");
    private readonly Option<string?> _roundTrip = Text("--round-trip", "TIME", "Round-trip time between the hosts [default: 0.2ms]");

    private readonly Option<string?> _stopRule = Text(
        "--stop-rule", "RULE", $"When pre-copy stops the VM: {string.Join(", ", StopRulePresets.All.Select(r => r.Name))} [default: textbook]");

    private readonly Option<string?> _hybridRounds = Text("--hybrid-rounds", "K", "Copy rounds of the hybrid scheme, 0-100 [default: 1]");
    private readonly Option<string?> _scheme = Text("--scheme", "NAME", $"Only this scheme: {string.Join(", ", MigrationSchemeNames.All)}");
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document instead of the table" };

    /// <summary>All options in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
    [
        _memory, _bandwidth, _dirtyRate, _workingSet, _zeroMemory, _downtimeLimit, _roundTrip, _stopRule, _hybridRounds, _scheme, _json,
    ];

    /// <summary>Reads and checks the values of a command line.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public EstimateInputs Read(ParseResult parsed)
    {
        DataSize memory = Memory(parsed);
        DataRate dirtyRate = DataRate.Parse(parsed.GetRequiredValue(_dirtyRate), _dirtyRate.Name);
        DataSize? workingSet = WorkingSet(parsed, memory);
        var request = new MigrationRequest
        {
            Memory = memory,
            ZeroMemory = parsed.GetValue(_zeroMemory) is { } zero ? AtMost(DataSize.Parse(zero, _zeroMemory.Name), _zeroMemory, zero) : DataSize.Zero,
            Bandwidth = Bandwidth(parsed, memory),
            DirtyCurve = workingSet is { } set ? new SaturatingDirtyCurve(dirtyRate, set) : new ConstantDirtyCurve(dirtyRate, memory),
        };
        request = parsed.GetValue(_downtimeLimit) is { } limit
            ? request with { DowntimeLimit = DurationText.Parse(limit, _downtimeLimit.Name) } : request;
        request = parsed.GetValue(_roundTrip) is { } trip ? request with { RoundTrip = DurationText.Parse(trip, _roundTrip.Name) } : request;
        return new EstimateInputs
        {
            Request = request,
            DirtyRate = dirtyRate,
            WorkingSet = workingSet,
            Settings = Settings(parsed),
            Scheme = parsed.GetValue(_scheme) is { } scheme ? MigrationSchemeNames.Parse(scheme, _scheme.Name) : null,
            Json = parsed.GetValue(_json),
        };
    }

    private static Option<string> Text(string name, string valueName, string description, bool required) =>
        new(name) { HelpName = valueName, Description = description, Required = required };

    private static Option<string?> Text(string name, string valueName, string description) =>
        new(name) { HelpName = valueName, Description = description };

    private static DataSize AtMost(DataSize size, Option option, string text) => size <= _largestMemory
        ? size
        : throw new InvalidInputException(option.Name, $"\"{text}\"", "at most 1,048,576 GiB", "Give the memory of one VM.");

    private DataSize Memory(ParseResult parsed)
    {
        string text = parsed.GetRequiredValue(_memory);
        DataSize memory = AtMost(DataSize.Parse(text, _memory.Name), _memory, text);
        return memory > DataSize.Zero
            ? memory
            : throw new InvalidInputException(_memory.Name, $"\"{text}\"", "more than nothing", "Give the memory that the VM uses.");
    }

    private DataRate Bandwidth(ParseResult parsed, DataSize memory)
    {
        string text = parsed.GetRequiredValue(_bandwidth);
        DataRate bandwidth = DataRate.Parse(text, _bandwidth.Name);
        return memory.Bytes <= bandwidth.BytesPerSecond * TimeSpan.FromDays(LongestDays).TotalSeconds
            ? bandwidth
            : throw new InvalidInputException(
                _bandwidth.Name, $"\"{text}\"", $"a rate that copies {memory} within 10,000 days", "Give what a migration gets, such as 1Gbps.");
    }

    private DataSize? WorkingSet(ParseResult parsed, DataSize memory)
    {
        if (parsed.GetValue(_workingSet) is not { } text)
        {
            return null;
        }

        DataSize set = DataSize.Parse(text, _workingSet.Name);
        return set > DataSize.Zero && set <= memory
            ? set
            : throw new InvalidInputException(
                _workingSet.Name, $"\"{text}\"", $"more than nothing and at most the memory ({memory})",
                "Give the part of the memory that is rewritten, or leave the option out.");
    }

    private MigrationModelSettings Settings(ParseResult parsed)
    {
        var settings = new MigrationModelSettings();
        if (parsed.GetValue(_stopRule) is { } rule)
        {
            settings = settings with { StopRule = StopRulePresets.Parse(rule, _stopRule.Name) };
        }

        return parsed.GetValue(_hybridRounds) is { } rounds ? settings with { HybridRounds = Rounds(rounds) } : settings;
    }

    private int Rounds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds <= MostHybridRounds
            ? rounds
            : throw new InvalidInputException(
                _hybridRounds.Name, $"\"{text}\"", $"a whole number from 0 to {MostHybridRounds}", "Most studies use 1.");
}
