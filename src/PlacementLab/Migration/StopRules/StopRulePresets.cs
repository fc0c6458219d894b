namespace PlacementLab.Migration.StopRules;

/// <summary>The stop rules by their literal names.</summary>
public static class StopRulePresets
{
    /// <summary>The rule used where none is named.</summary>
    public static IStopRule Default { get; } = new TextbookStopRule();

    /// <summary>All rules.</summary>
    public static IReadOnlyList<IStopRule> All { get; } = [Default, new QemuStopRule(), new XenStopRule()];

    /// <summary>The rule of a literal name.</summary>
    /// <param name="name">The name of a rule of <see cref="All"/>, in any case.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such rule.</exception>
    public static IStopRule Parse(string name, string place) =>
        All.FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidInputException(
            place, $"\"{name}\"", $"one of {string.Join(", ", All.Select(r => r.Name))}", "Use one of these names.");
}
