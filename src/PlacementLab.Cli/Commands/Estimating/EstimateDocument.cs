using PlacementLab.Migration;
using PlacementLab.Migration.Interference;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The JSON document of `estimate`; the keys are the properties in camelCase.</summary>
internal sealed record EstimateDocument(EstimateInputValues Inputs, IReadOnlyList<EstimateDocument.Row> Estimates, string Values)
{
    /// <summary>What a point is.</summary>
    public const string PointMeaning = "point estimates of the inputs as given, which are taken as exact";

    /// <summary>Builds the document.</summary>
    public static EstimateDocument Of(EstimateInputs inputs, IReadOnlyList<MigrationEstimate> estimates) =>
        new(EstimateInputValues.Of(inputs), [.. estimates.Select(RowOf)], PointMeaning);

    /// <summary>The literal name of an enumeration's value: words in lower case, joined by hyphens.</summary>
    /// <param name="value">Name in the code, such as "ForcedStop".</param>
    public static string Literal(string value) => string.Concat(value.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>One scheme.</summary>
    public static Row RowOf(MigrationEstimate estimate) => new()
    {
        Scheme = MigrationSchemeNames.NameOf(estimate.Scheme),
        TotalSeconds = estimate.TotalTime.TotalSeconds,
        DowntimeSeconds = estimate.Downtime.TotalSeconds,
        TrafficBytes = estimate.Traffic.Bytes,
        Rounds = estimate.Rounds,
        Converged = estimate.Converged,
        SlowdownSeconds = estimate.Slowdown.TotalSeconds,
        EnergyJoules = estimate.Energy.Joules,
        ResidualRisk = estimate.ResidualRisk,
        Outcome = Literal(estimate.Outcome.ToString()),
        ClientDowntimeSeconds = estimate.ClientDowntime.TotalSeconds,
        WorstClientDowntimeSeconds = estimate.WorstClientDowntime.TotalSeconds,
        FaultBurstSeconds = estimate.FaultBurst.TotalSeconds,
        DemandFaults = estimate.DemandFaults,
        PeakThrottle = estimate.PeakThrottle,
        Optimizations = estimate.Optimizations,
        LeftOut = estimate.LeftOut,
        Interference = estimate.Interference,
        Phases = [.. estimate.Phases.Select(p => new Phase(p.Name, p.StartSeconds, p.EndSeconds, p.Bytes, Literal(p.VmRunsOn.ToString())))],
    };

    /// <summary>One phase.</summary>
    internal sealed record Phase(string Name, double StartSeconds, double EndSeconds, double Bytes, string VmRunsOn);

    /// <summary>One scheme; the properties of <see cref="MigrationEstimate"/> in base units.</summary>
    internal sealed record Row
    {
        public required string Scheme { get; init; }

        public required double TotalSeconds { get; init; }

        public required double DowntimeSeconds { get; init; }

        public required double TrafficBytes { get; init; }

        public required int Rounds { get; init; }

        public required bool Converged { get; init; }

        public required double SlowdownSeconds { get; init; }

        public required double EnergyJoules { get; init; }

        public required double ResidualRisk { get; init; }

        public required string Outcome { get; init; }

        public required double ClientDowntimeSeconds { get; init; }

        public required double WorstClientDowntimeSeconds { get; init; }

        public required double FaultBurstSeconds { get; init; }

        public required double DemandFaults { get; init; }

        public required double PeakThrottle { get; init; }

        public required IReadOnlyList<string> Optimizations { get; init; }

        public required IReadOnlyList<string> LeftOut { get; init; }

        public required MigrationInterference? Interference { get; init; }

        public required IReadOnlyList<Phase> Phases { get; init; }
    }
}
