using PlacementLab.Experiments.Sweeps;
using PlacementLab.Migration;
using PlacementLab.Migration.Uncertainty;
using PlacementLab.Units;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>What `estimate` was asked, checked.</summary>
internal sealed record EstimateInputs
{
    /// <summary>The VM.</summary>
    public required MigratingVm Vm { get; init; }

    /// <summary>Where its dirty curve comes from.</summary>
    public required DirtyCurveSource Dirty { get; init; }

    /// <summary>The link.</summary>
    public required MigrationLink Link { get; init; }

    /// <summary>Rules, limits and optimisations.</summary>
    public required MigrationModelSettings Settings { get; init; }

    /// <summary>The only scheme asked for; null for all.</summary>
    public required MigrationScheme? Scheme { get; init; }

    /// <summary>How uncertain the inputs are; null for points.</summary>
    public UncertainInputs? Uncertainty { get; init; }

    /// <summary>What is swept; null for nothing.</summary>
    public SweepRange? Sweep { get; init; }

    /// <summary>Folder of the figures; null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the phases are printed.</summary>
    public bool Phases { get; init; }

    /// <summary>Whether a JSON document is asked for.</summary>
    public required bool Json { get; init; }

    /// <summary>The downtime limit that estimates are compared with; null where the stop rule has none.</summary>
    public TimeSpan? DowntimeLimit => RuleDowntimeLimit.Of(Settings);

    /// <summary>Whether the path limits what a single connection carries.</summary>
    public bool ConnectionIsLimited => Link.RoundTrip > TimeSpan.Zero && (Link.LossShare > 0 || Link.Window > DataSize.Zero);

    /// <summary>The estimates asked for, as points.</summary>
    /// <exception cref="InvalidInputException">The description contradicts itself, or an optimisation cannot work with the only scheme.</exception>
    public IReadOnlyList<MigrationEstimate> Estimate() => Scheme is { } scheme
        ? [MigrationModels.Estimate(scheme, Vm, Link, Settings)]
        : MigrationModels.EstimateAll(Vm, Link, Settings);
}
