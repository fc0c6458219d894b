using Xunit;

namespace PlacementLab.Tests.Documentation;

/// <summary>Tests that take over the console, and so run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleTests
{
    public const string Name = "takes over the console";
}
