using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Metrics;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>The JSON document of `placementlab simulate`. Shares are fractions; what was not counted is null.</summary>
internal sealed record SimulateDocument
{
    /// <summary>Energy of all hosts.</summary>
    public required double EnergyKwh { get; init; }

    /// <summary>Migrations started.</summary>
    public required int Migrations { get; init; }

    /// <summary>SLA violation time per active host.</summary>
    public required double Slatah { get; init; }

    /// <summary>Performance degradation due to migrations.</summary>
    public required double Pdm { get; init; }

    /// <summary>SLATAH times PDM.</summary>
    public required double Slav { get; init; }

    /// <summary>CPU work not granted / asked for.</summary>
    public required double OverallSla { get; init; }

    /// <summary>Mean share missing where some was.</summary>
    public required double AverageSla { get; init; }

    /// <summary>How often a host went idle.</summary>
    public required int HostShutdowns { get; init; }

    /// <summary>Mean time before a host went idle.</summary>
    public required double MeanTimeBeforeShutdownSeconds { get; init; }

    /// <summary>Its standard deviation.</summary>
    public required double StdevTimeBeforeShutdownSeconds { get; init; }

    /// <summary>Mean of what the rules call the time before a migration.</summary>
    public required double MeanTimeBeforeMigrationSeconds { get; init; }

    /// <summary>Its standard deviation.</summary>
    public required double StdevTimeBeforeMigrationSeconds { get; init; }

    /// <summary>Hosts with load, by interval.</summary>
    public required ImmutableArray<int> ActiveHosts { get; init; }

    /// <summary>Time that the simulation took, without reading the traces.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>The rule set and its switches.</summary>
    public required string Rules { get; init; }

    /// <summary>The policy in short.</summary>
    public required string Policy { get; init; }

    /// <summary>What only the rules "physical" count.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PhysicalDocument? Physical { get; init; }

    /// <summary>The document of a run.</summary>
    public static SimulateDocument Of(ConsolidationResult result, PhysicalScenario? scenario, TimeSpan elapsed)
    {
        ConsolidationMetrics metrics = result.Metrics;
        return new()
        {
            EnergyKwh = metrics.Energy.KilowattHours,
            Migrations = metrics.Migrations,
            Slatah = metrics.Slatah,
            Pdm = metrics.Pdm,
            Slav = metrics.Slav,
            OverallSla = metrics.OverallSla,
            AverageSla = metrics.AverageSla,
            HostShutdowns = metrics.HostShutdowns,
            MeanTimeBeforeShutdownSeconds = metrics.TimeBeforeShutdown.Mean,
            StdevTimeBeforeShutdownSeconds = metrics.TimeBeforeShutdown.StandardDeviation,
            MeanTimeBeforeMigrationSeconds = metrics.TimeBeforeMigration.Mean,
            StdevTimeBeforeMigrationSeconds = metrics.TimeBeforeMigration.StandardDeviation,
            ActiveHosts = [.. result.Ticks.Select(t => t.ActiveHosts)],
            ElapsedSeconds = elapsed.TotalSeconds,
            Rules = result.Rules,
            Policy = result.Policy.Name,
            Physical = scenario is null ? null : PhysicalDocument.Of(result.Physical!, scenario),
        };
    }
}
