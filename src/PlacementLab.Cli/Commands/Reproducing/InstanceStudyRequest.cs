using System.Collections.Immutable;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>What a study of instances was asked for.</summary>
internal sealed record InstanceStudyRequest
{
    /// <summary>The instances; empty for all.</summary>
    public required ImmutableArray<string> Instances { get; init; }

    /// <summary>Whether a short form is enough.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public required int Seed { get; init; }

    /// <summary>Folder for results and figures.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether finished instances are kept.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; init; }

    /// <summary>The chosen ones of some instances.</summary>
    /// <param name="all">All there are.</param>
    /// <exception cref="InvalidInputException">One is not among them.</exception>
    public ImmutableArray<string> Choose(ImmutableArray<string> all)
    {
        foreach (string instance in Instances.Except(all))
        {
            throw new InvalidInputException("--instances", $"\"{instance}\"", $"instances of the set, such as {string.Join(", ", all.Take(3))}", "Correct the name.");
        }

        return Instances.IsEmpty ? all : [.. all.Where(Instances.Contains)];
    }
}
