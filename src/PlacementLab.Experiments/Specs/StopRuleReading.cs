using System.Globalization;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;

namespace PlacementLab.Experiments.Specs;

/// <summary>Finds the stop rule of a specification, among the presets or its own.</summary>
internal static class StopRuleReading
{
    private const string Place = "migration.customStopRule";

    private static readonly (string Name, NonConvergenceAction Action)[] _actions =
    [
        ("stop", NonConvergenceAction.Stop), ("abort", NonConvergenceAction.Abort),
        ("post-copy", NonConvergenceAction.SwitchToPostCopy), ("throttle", NonConvergenceAction.Throttle),
    ];

    /// <summary>The rule.</summary>
    /// <exception cref="InvalidInputException">There is no such rule, or a value of the own rule is out of range.</exception>
    public static IStopRule RuleOf(MigrationSpec spec)
    {
        if (spec.CustomStopRule is not { } custom)
        {
            return StopRulePresets.Parse(spec.StopRule, "migration.stopRule");
        }

        string name = custom.Name?.Trim() ?? "";
        if (name.Length == 0 || StopRulePresets.All.Any(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidInputException($"{Place}.name", $"\"{name}\"", "a name that no preset has", "Give the rule a name of its own.");
        }

        return string.Equals(name, spec.StopRule, StringComparison.OrdinalIgnoreCase)
            ? Own(custom, name)
            : throw new InvalidInputException(
                "migration.stopRule", $"\"{spec.StopRule}\"", $"\"{name}\", the rule given by {Place}", "Choose the own rule, or leave it out.");
    }

    private static CustomStopRule Own(StopRuleSpec custom, string name)
    {
        if (StopRulePresets.Parse(custom.Like ?? "", $"{Place}.like") is not CustomStopRule rule)
        {
            throw new InvalidInputException($"{Place}.like", $"\"{custom.Like}\"", "a preset with values to replace", "Use qemu, or another but textbook.");
        }

        TimeSpan? limit = Positive(custom.DowntimeLimitMs, "downtimeLimitMs") is { } ms ? TimeSpan.FromMilliseconds(ms) : null;
        TimeSpan? timeOut = Positive(custom.ProgressTimeOutSeconds, "progressTimeOutSeconds") is { } s ? TimeSpan.FromSeconds(s) : null;
        DataSize? below = NotNegative(custom.RemainingBelowKib, "remainingBelowKib") is { } kib ? DataSize.FromMebibytes(kib / 1024) : null;
        return rule with
        {
            Name = name,
            DowntimeLimit = limit ?? rule.DowntimeLimit,
            DowntimeSteps = Steps(custom) ?? rule.DowntimeSteps,
            RemainingBelow = below ?? rule.RemainingBelow,
            MaxRounds = (int?)Positive(custom.MaxRounds, "maxRounds") ?? rule.MaxRounds,
            MaxSentShare = Positive(custom.MaxSentShare, "maxSentShare") ?? rule.MaxSentShare,
            TimeLimitSecondsPerGibibyte = Positive(custom.TimeLimitSecondsPerGib, "timeLimitSecondsPerGib") ?? rule.TimeLimitSecondsPerGibibyte,
            ProgressTimeOut = timeOut ?? rule.ProgressTimeOut,
            PatienceRounds = (int?)Positive(custom.PatienceRounds, "patienceRounds") ?? rule.PatienceRounds,
            OnNonConvergence = custom.OnNonConvergence is { } action ? Action(action) : rule.OnNonConvergence,
        };
    }

    private static DowntimeSteps? Steps(StopRuleSpec custom)
    {
        int? count = (int?)Positive(custom.DowntimeSteps, "downtimeSteps");
        double? seconds = Positive(custom.DowntimeStepSecondsPerGib, "downtimeStepSecondsPerGib");
        return (count, seconds) switch
        {
            ({ } n, { } s) => new DowntimeSteps(n, s),
            (null, null) => null,
            _ => throw new InvalidInputException(
                Place, "one of downtimeSteps and downtimeStepSecondsPerGib", "both or none", "Give the number of steps and their length."),
        };
    }

    private static NonConvergenceAction Action(string text)
    {
        foreach ((string name, NonConvergenceAction action) in _actions)
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            {
                return action;
            }
        }

        throw new InvalidInputException(
            $"{Place}.onNonConvergence", $"\"{text}\"", $"one of {string.Join(", ", _actions.Select(a => a.Name))}", "Use one of these.");
    }

    private static double? Positive(double? value, string key) => value is null or (> 0 and <= 1e9) ? value : throw Refused(value.Value, key, "above 0");

    private static double? NotNegative(double? value, string key) => value is null or (>= 0 and <= 1e9) ? value : throw Refused(value.Value, key, "of at least 0");

    private static InvalidInputException Refused(double value, string key, string range) => new(
        $"{Place}.{key}", value.ToString(CultureInfo.InvariantCulture), $"a number {range} to 1000000000", "Correct the value.");
}
