using System.CommandLine;
using PlacementLab.Migration;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>An option that only some schemes read.</summary>
/// <param name="Option">The option.</param>
/// <param name="Schemes">The schemes.</param>
internal sealed record SchemeReaders(Option Option, params MigrationScheme[] Schemes)
{
    /// <summary>Throws if the option is given with a single scheme that does not read it.</summary>
    /// <exception cref="InvalidInputException">It is.</exception>
    public void ThrowIfUnread(ParseResult parsed, MigrationScheme only)
    {
        if (OptionValues.Given(parsed, Option) && !Schemes.Contains(only))
        {
            throw new InvalidInputException(
                Option.Name, $"the option with --scheme {MigrationSchemeNames.NameOf(only)}, which does not read it",
                $"a scheme that does: {string.Join(", ", Schemes.Select(MigrationSchemeNames.NameOf))}",
                $"Leave {Option.Name} out or choose another --scheme.");
        }
    }
}
