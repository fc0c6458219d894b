using System.Collections.Immutable;
using PlacementLab.Traces.CloudSim;

namespace PlacementLab.Experiments.Reproduction.Comparing;

/// <summary>Runs of the random selection that are held against the scatter of published ones.</summary>
/// <param name="Unseeded">The published rows that nobody can repeat.</param>
/// <param name="Scatter">Published runs that show how far the selection scatters; empty where none are.</param>
/// <param name="Keys">The runs here, a seed each.</param>
internal sealed record RandomGroup(
    ImmutableArray<CloudSimReferenceRow> Unseeded, ImmutableArray<CloudSimReferenceRow> Scatter, ImmutableArray<string> Keys);
