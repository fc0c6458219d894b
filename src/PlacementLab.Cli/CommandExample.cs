namespace PlacementLab.Cli;

/// <summary>One example in a command's help.</summary>
/// <param name="CommandLine">What to type.</param>
/// <param name="Meaning">What it does, in a few words.</param>
internal sealed record CommandExample(string CommandLine, string Meaning);
