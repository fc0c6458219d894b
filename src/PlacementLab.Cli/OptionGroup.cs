using System.CommandLine;

namespace PlacementLab.Cli;

/// <summary>Options that help shows under a heading of their own.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Options">At least one, in the order of the help.</param>
internal sealed record OptionGroup(string Title, IReadOnlyList<Option> Options);
