using System.Collections.Immutable;

namespace PlacementLab.Traces.Migrations;

/// <summary>Everything measured on the testbed.</summary>
/// <param name="Campaigns">Single migrations, by campaign.</param>
/// <param name="Concurrency">Several migrations at once or one after another.</param>
/// <param name="Failures">Migrations with a fault.</param>
public sealed record TestbedData(
    ImmutableArray<TestbedCampaign> Campaigns,
    ImmutableArray<TestbedConcurrency> Concurrency,
    ImmutableArray<TestbedFailure> Failures)
{
    /// <summary>Highest load average of a host that was free for a migration: the two cores that the shipped rows were measured on.</summary>
    public const double QuietLoad = 2;
}
