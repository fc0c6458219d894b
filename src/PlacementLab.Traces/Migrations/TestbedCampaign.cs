using System.Collections.Immutable;

namespace PlacementLab.Traces.Migrations;

/// <summary>The rows of one file of measurements, which were planned and measured together.</summary>
/// <param name="Name">Name of the file without its ending, such as "measurements-2".</param>
/// <param name="Rows">The rows in the order of the file, without those that failed for reasons of the testbed.</param>
public sealed record TestbedCampaign(string Name, ImmutableArray<TestbedMeasurement> Rows);
