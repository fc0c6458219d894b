using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Metrics;

/// <summary>
/// The figures of the consolidation literature. Shares are fractions, not percent; means and deviations are NaN where nothing
/// was counted. Beloglazov and Buyya, CCPE 24(13), 2012, §4.2.
/// </summary>
public sealed record ConsolidationMetrics
{
    /// <summary>Energy of all hosts.</summary>
    public required Energy Energy { get; init; }

    /// <summary>Migrations started.</summary>
    public required int Migrations { get; init; }

    /// <summary>SLATAH: time in which hosts granted less than was asked for / time in which they were active.</summary>
    public required double Slatah { get; init; }

    /// <summary>PDM: CPU work that VMs missed while migrating / CPU work they asked for.</summary>
    public required double Pdm { get; init; }

    /// <summary>Overall SLA violation: CPU work that was not granted / CPU work asked for.</summary>
    public required double OverallSla { get; init; }

    /// <summary>Average SLA violation: mean share that was missing, over the intervals of VMs in which some was.</summary>
    public required double AverageSla { get; init; }

    /// <summary>How often a host went idle.</summary>
    public required int HostShutdowns { get; init; }

    /// <summary>Time that hosts were active before they went idle, in s.</summary>
    public required SampleMoments TimeBeforeShutdown { get; init; }

    /// <summary>What the rule set calls the time before a VM migrates, in s.</summary>
    public required SampleMoments TimeBeforeMigration { get; init; }

    /// <summary>SLAV = SLATAH · PDM.</summary>
    public double Slav => Slatah * Pdm;

    /// <summary>ESV: energy in kWh times SLAV.</summary>
    public double Esv => Energy.KilowattHours * Slav;
}
