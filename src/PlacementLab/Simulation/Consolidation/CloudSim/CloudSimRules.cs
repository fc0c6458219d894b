using System.Collections.Immutable;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>The rule set <c>cloudsim-3.0.3</c>, with none, some or all of its quirks switched to the sensible rule.</summary>
public sealed record CloudSimRules
{
    /// <summary>Name of the rule set.</summary>
    public const string Name = "cloudsim-3.0.3";

    /// <summary>Name of the variant that follows release 3.0 where it differs.</summary>
    public const string Variant30 = "3.0";

    /// <summary>Switches that are on, in the order of the quirks' numbers.</summary>
    public ImmutableArray<CloudSimQuirk> Fixed { get; private init; } = [];

    /// <summary>Whose rule for the power of one VM more is followed.</summary>
    public CloudSimRelease Release { get; private init; } = CloudSimRelease.V303;

    /// <summary>The release as it is, bit for bit.</summary>
    public static CloudSimRules AsReleased { get; } = new();

    /// <summary>The rules in short: the name, the variant and the switches, such as "cloudsim-3.0.3 + idle-vms-kept".</summary>
    public string Description =>
        Name + (Release == CloudSimRelease.V30 ? $" (variant {Variant30})" : "") + string.Concat(Fixed.Select(q => $" + {q.Fix}"));

    /// <summary>Rules with some switches on.</summary>
    /// <param name="fixes">Names of switches, in any case and order; twice is once.</param>
    /// <param name="variant">"3.0" for the rules of that release; null or "3.0.3" for those of 3.0.3.</param>
    /// <param name="prefix">What to write before "fix" and "variant" in a message: "--" for options.</param>
    /// <exception cref="InvalidInputException">A name is unknown.</exception>
    public static CloudSimRules Of(IEnumerable<string> fixes, string? variant = null, string prefix = "")
    {
        HashSet<string> wanted = [.. fixes.Select(f => Known(f, $"{prefix}fix").Fix)];
        return new()
        {
            Fixed = [.. CloudSimQuirks.All.Where(q => wanted.Contains(q.Fix))],
            Release = variant switch
            {
                null or "3.0.3" => CloudSimRelease.V303,
                Variant30 => CloudSimRelease.V30,
                _ => throw new InvalidInputException($"{prefix}variant", $"\"{variant}\"", $"{Variant30} or 3.0.3", "Use one of the two, or leave it out."),
            },
        };
    }

    /// <summary>Rules with all switches on.</summary>
    public static CloudSimRules AllFixed { get; } = new() { Fixed = CloudSimQuirks.All };

    private static CloudSimQuirk Known(string fix, string place) =>
        CloudSimQuirks.All.FirstOrDefault(q => string.Equals(q.Fix, fix, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidInputException(
            place, $"\"{fix}\"", $"one of {string.Join(", ", CloudSimQuirks.All.Select(q => q.Fix))}", "Use one of these names.");
}
