using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Cli.Commands;

/// <summary>What `estimate` was asked, checked.</summary>
internal sealed record EstimateInputs
{
    /// <summary>VM, link and limits.</summary>
    public required MigrationRequest Request { get; init; }

    /// <summary>Writes per second as given.</summary>
    public required DataRate DirtyRate { get; init; }

    /// <summary>Working set as given; null for none.</summary>
    public required DataSize? WorkingSet { get; init; }

    /// <summary>Stop rule and rounds.</summary>
    public required MigrationModelSettings Settings { get; init; }

    /// <summary>The only scheme asked for; null for all.</summary>
    public required MigrationScheme? Scheme { get; init; }

    /// <summary>Whether a JSON document is asked for.</summary>
    public required bool Json { get; init; }
}
