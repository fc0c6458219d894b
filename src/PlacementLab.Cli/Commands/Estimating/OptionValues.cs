using System.CommandLine;
using System.Globalization;
using PlacementLab.Units;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>Makes options that take text, and reads and checks their values.</summary>
internal static class OptionValues
{
    private static readonly DataSize _largestSize = DataSize.FromGibibytes(1 << 20);
    private static readonly DataRate _fastest = DataRate.FromBytesPerSecond(1e15);

    /// <summary>An option that takes text.</summary>
    public static Option<string?> Text(string name, string valueName, string description) =>
        new(name) { HelpName = valueName, Description = description };

    /// <summary>A switch.</summary>
    public static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    /// <summary>A size of at most 1,048,576 GiB; null if it is not given.</summary>
    public static DataSize? Size(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? SizeOf(text, option.Name) : null;

    /// <summary>Reads a size of at most 1,048,576 GiB.</summary>
    public static DataSize SizeOf(string text, string place)
    {
        var size = DataSize.Parse(text, place);
        return size <= _largestSize
            ? size
            : throw new InvalidInputException(place, $"\"{text}\"", "at most 1,048,576 GiB", "Give the size of one VM.");
    }

    /// <summary>A size above zero; null if it is not given.</summary>
    public static DataSize? PositiveSize(ParseResult parsed, Option<string?> option) => Size(parsed, option) switch
    {
        { Bytes: 0 } => throw new InvalidInputException(
            option.Name, $"\"{parsed.GetValue(option)}\"", "more than nothing", "Give a size above 0 or leave the option out."),
        var size => size,
    };

    /// <summary>A rate of at most 1 PB/s; null if it is not given.</summary>
    public static DataRate? Rate(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? RateOf(text, option.Name) : null;

    /// <summary>Reads a rate of at most 1 PB/s.</summary>
    public static DataRate RateOf(string text, string place)
    {
        var rate = DataRate.Parse(text, place);
        return rate > _fastest
            ? throw new InvalidInputException(place, $"\"{text}\"", "at most 1 PB/s (8e6 Gbps)", "Give the rate of one VM or one link.")
            : rate;
    }

    /// <summary>A rate above zero; null if it is not given.</summary>
    public static DataRate? PositiveRate(ParseResult parsed, Option<string?> option) => Rate(parsed, option) switch
    {
        { BytesPerSecond: 0 } => throw new InvalidInputException(
            option.Name, $"\"{parsed.GetValue(option)}\"", "a rate above 0", "Give a rate above 0 or leave the option out."),
        var rate => rate,
    };

    /// <summary>A duration; null if it is not given.</summary>
    public static TimeSpan? Time(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? DurationText.Parse(text, option.Name) : null;

    /// <summary>A number with or without a percent sign, "0.3" or "30%", within bounds that belong to it; null if it is not given.</summary>
    public static double? Share(ParseResult parsed, Option<string?> option, double least, double most)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        bool isPercent = text.EndsWith('%');
        bool isNumber = double.TryParse(
            isPercent ? text[..^1] : text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value);
        double share = isPercent ? value / 100 : value;
        return isNumber && share >= least && share <= most ? share : throw new InvalidInputException(
            option.Name, $"\"{text}\"", string.Create(CultureInfo.InvariantCulture, $"a share from {least} to {most}, such as 0.3 or 30%"),
            "Write it as a number or a percentage.");
    }

    /// <summary>A number within bounds that belong to it; null if it is not given.</summary>
    public static double? Number(ParseResult parsed, Option<string?> option, double least, double most)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        bool isNumber = double.TryParse(
            text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value);
        return isNumber && value >= least && value <= most ? value : throw new InvalidInputException(
            option.Name, $"\"{text}\"", string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most:#,##0}"), "Write it without a unit.");
    }

    /// <summary>A whole number; null if it is not given.</summary>
    public static int? Count(ParseResult parsed, Option<string?> option, (int Least, int Most) range, string hint)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= range.Least && count <= range.Most
            ? count
            : throw new InvalidInputException(
                option.Name, $"\"{text}\"", string.Create(CultureInfo.InvariantCulture, $"a whole number from {range.Least} to {range.Most}"), hint);
    }

    /// <summary>One of some names; null if it is not given.</summary>
    public static string? Choice(ParseResult parsed, Option<string?> option, params string[] names)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        return names.FirstOrDefault(n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidInputException(
            option.Name, $"\"{text}\"", $"one of {string.Join(", ", names)}", "Use one of these names.");
    }

    /// <summary>Whether an option is given.</summary>
    public static bool Given(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Throws if an option is given without the one that it belongs to.</summary>
    /// <exception cref="InvalidInputException">It is.</exception>
    public static void Requires(ParseResult parsed, Option main, params Option[] details)
    {
        foreach (Option detail in details.Where(d => Given(parsed, d) && !Given(parsed, main)))
        {
            throw new InvalidInputException(
                detail.Name, $"the option without {main.Name}", $"{main.Name} beside it", $"Add {main.Name} or leave {detail.Name} out.");
        }
    }

    /// <summary>Throws if an option is given beside one that contradicts it.</summary>
    /// <exception cref="InvalidInputException">It is.</exception>
    public static void Excludes(ParseResult parsed, Option main, string reason, params Option[] others)
    {
        foreach (Option other in others.Where(o => Given(parsed, o) && Given(parsed, main)))
        {
            throw new InvalidInputException(
                main.Name, $"the option beside {other.Name}", $"one of the two: {reason}", $"Leave {main.Name} or {other.Name} out.");
        }
    }
}
