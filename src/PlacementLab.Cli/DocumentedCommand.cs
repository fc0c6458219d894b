using System.CommandLine;

namespace PlacementLab.Cli;

/// <summary>A command whose help ends with examples that can be typed as they stand.</summary>
/// <param name="name">Name as typed.</param>
/// <param name="description">What it does: a first line for the list of commands, then more.</param>
/// <param name="examples">Example command lines with a comment each.</param>
internal sealed class DocumentedCommand(string name, string description, params IReadOnlyList<CommandExample> examples)
    : Command(name, description)
{
    /// <summary>The examples in the order in which help shows them.</summary>
    public IReadOnlyList<CommandExample> Examples { get; } = examples;

    /// <summary>The groups in which help shows the options; none for one list.</summary>
    public IReadOnlyList<OptionGroup> Groups { get; private set; } = [];

    /// <summary>Adds options under headings.</summary>
    public void AddGroups(IReadOnlyList<OptionGroup> groups)
    {
        Groups = groups;
        foreach (Option option in groups.SelectMany(g => g.Options))
        {
            Options.Add(option);
        }
    }
}
