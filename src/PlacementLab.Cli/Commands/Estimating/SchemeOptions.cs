using System.CommandLine;
using PlacementLab.Experiments.Sweeps;
using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Migration.WideArea;
using static PlacementLab.Cli.Commands.Estimating.OptionValues;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The options that choose schemes and their rules.</summary>
internal sealed class SchemeOptions
{
    private const int MostHybridRounds = 100;
    private const string AllSchemes = "all";
    private static readonly (string Name, NonConvergenceAction Action)[] _actions =
    [
        ("stop", NonConvergenceAction.Stop), ("abort", NonConvergenceAction.Abort), ("throttle", NonConvergenceAction.Throttle),
        ("post-copy", NonConvergenceAction.SwitchToPostCopy),
    ];

    private readonly Option<string?> _scheme = Text("--scheme", "NAME", $"{string.Join(", ", MigrationSchemeNames.All)}, or all [default: all]");
    private readonly Option<string?> _downtimeLimit = Text("--downtime-limit", "TIME", "Downtime that the stop rule allows and conclusions compare with [default: 300ms]");

    private readonly Option<string?> _stopRule = Text(
        "--stop-rule", "RULE", $"When pre-copy stops the VM: {string.Join(", ", StopRulePresets.All.Select(r => r.Name))} [default: textbook]");

    private readonly Option<string?> _otherwise = Text(
        "--otherwise", "ACTION", $"What the rule does where pre-copy does not converge: {string.Join(", ", _actions.Select(a => a.Name))} [default: the rule's own]");

    private readonly Option<string?> _hybridRounds = Text("--hybrid-rounds", "K", "Copy rounds of the hybrid scheme, 0-100 [default: 1]");
    private readonly Option<string?> _thinkTime = Text("--think-time", "TIME", "Suspend-resume: time between upload and download, such as a journey [default: 0s]");
    private readonly Option<string?> _fetch = Text("--fetch", "HOW", "Suspend-resume: full, or demand (the working set first, the rest lazily; all of memory without one) [default: full]");
    private readonly Option<string?> _redirection = Text("--redirection", "HOW", "How clients find the VM: same-network, tunnel or dns [default: no delay]");
    private readonly Option<string?> _redirectionDelay = Text("--redirection-delay", "TIME", "From the resume until the new way is announced [default: 0s]");
    private readonly Option<string?> _ttl = Text("--ttl", "TIME", "Time to live of the old DNS record [default: 60s]");

    /// <summary>All in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
    [
        _scheme, _downtimeLimit, _stopRule, _otherwise, _hybridRounds, _thinkTime, _fetch, _redirection, _redirectionDelay, _ttl,
    ];

    /// <summary>Those that only some schemes read; conclusions compare every scheme with the downtime limit.</summary>
    public IReadOnlyList<SchemeReaders> ReadBySomeSchemes =>
    [
        new(_stopRule, MigrationScheme.PreCopy), new(_otherwise, MigrationScheme.PreCopy), new(_hybridRounds, MigrationScheme.Hybrid),
        new(_thinkTime, MigrationScheme.SuspendResume), new(_fetch, MigrationScheme.SuspendResume),
    ];

    /// <summary>The only scheme asked for; null for all.</summary>
    /// <exception cref="InvalidInputException">There is no such scheme.</exception>
    public MigrationScheme? Scheme(ParseResult parsed) => Choice(parsed, _scheme, [.. MigrationSchemeNames.All, AllSchemes]) switch
    {
        null or AllSchemes => null,
        { } name => MigrationSchemeNames.Parse(name, _scheme.Name),
    };

    /// <summary>Reads the rules.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used, or two contradict each other.</exception>
    public MigrationModelSettings Read(ParseResult parsed)
    {
        var settings = new MigrationModelSettings { StopRule = Rule(parsed), Redirection = Redirection(parsed) };
        ThrowIfLimitIsNotRead(parsed, settings.StopRule);
        bool onDemand = Choice(parsed, _fetch, "full", "demand") == "demand";
        settings = settings with { DowntimeLimit = Time(parsed, _downtimeLimit) ?? settings.DowntimeLimit };
        return settings with
        {
            DowntimeLimit = RuleDowntimeLimit.Of(settings) ?? TimeSpan.MaxValue,
            HybridRounds = Count(parsed, _hybridRounds, (0, MostHybridRounds), "Most studies use 1.") ?? settings.HybridRounds,
            SuspendResume = settings.SuspendResume with
            {
                ThinkTime = Time(parsed, _thinkTime) ?? TimeSpan.Zero,
                Fetch = onDemand ? StoreFetch.Demand : StoreFetch.Full,
            },
        };
    }

    private IStopRule Rule(ParseResult parsed)
    {
        IStopRule rule = parsed.GetValue(_stopRule) is { } name ? StopRulePresets.Parse(name, _stopRule.Name) : StopRulePresets.Default;
        if (Choice(parsed, _otherwise, [.. _actions.Select(a => a.Name)]) is not { } action)
        {
            return rule;
        }

        return rule is CustomStopRule custom
            ? custom with { OnNonConvergence = _actions.First(a => a.Name == action).Action }
            : throw new InvalidInputException(
                _otherwise.Name, $"\"{action}\" with the rule {rule.Name}", "a rule with a choice: the textbook always forces the stop",
                $"Choose another --stop-rule or leave {_otherwise.Name} out.");
    }

    private void ThrowIfLimitIsNotRead(ParseResult parsed, IStopRule rule)
    {
        if (Given(parsed, _downtimeLimit) && !RuleDowntimeLimit.IsRequested(rule))
        {
            IEnumerable<string> reading = StopRulePresets.All.Where(RuleDowntimeLimit.IsRequested).Select(r => r.Name);
            throw new InvalidInputException(
                _downtimeLimit.Name, $"a limit beside the rule {rule.Name}, which has its own or none", $"a rule that reads it: {string.Join(", ", reading)}",
                $"Leave {_downtimeLimit.Name} out or choose another {_stopRule.Name}.");
        }
    }

    private NetworkRedirection Redirection(ParseResult parsed)
    {
        Requires(parsed, _redirection, _redirectionDelay, _ttl);
        string? kind = Choice(parsed, _redirection, "same-network", "tunnel", "dns");
        if (kind != "dns" && Given(parsed, _ttl))
        {
            throw new InvalidInputException(
                _ttl.Name, $"a time to live with --redirection {kind}", "--redirection dns: only names have one", $"Leave {_ttl.Name} out or choose dns.");
        }

        TimeSpan delay = Time(parsed, _redirectionDelay) ?? TimeSpan.Zero;
        return kind switch
        {
            "same-network" => NetworkRedirection.SameNetwork(delay),
            "tunnel" => NetworkRedirection.Tunnel(delay),
            "dns" => NetworkRedirection.Dns(delay, Time(parsed, _ttl) ?? TimeSpan.FromSeconds(60)),
            _ => NetworkRedirection.None,
        };
    }
}
