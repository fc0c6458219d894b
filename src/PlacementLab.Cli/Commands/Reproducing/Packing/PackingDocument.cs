using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction.Packing;

namespace PlacementLab.Cli.Commands.Reproducing.Packing;

/// <summary>What `placementlab reproduce vectorpack --json` and `bpplib --json` print.</summary>
/// <param name="Sets">Name of the sets.</param>
/// <param name="Quick">Whether only a sample was run.</param>
/// <param name="Seed">Seed.</param>
/// <param name="TimeLimitSeconds">Limit of time for each instance in s.</param>
/// <param name="Classes">A row for each class and one for each set.</param>
/// <param name="Runs">All runs.</param>
/// <param name="Figures">Paths of the figures.</param>
internal sealed record PackingDocument(
    string Sets, bool Quick, int Seed, double TimeLimitSeconds, ImmutableArray<PackingClassRow> Classes, ImmutableArray<PackingRun> Runs,
    ImmutableArray<string> Figures);
