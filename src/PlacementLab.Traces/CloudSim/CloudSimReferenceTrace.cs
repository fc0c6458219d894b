using System.Collections.Immutable;

namespace PlacementLab.Traces.CloudSim;

/// <summary>The state of a reference run at each interval, after its migrations have started, and at the end.</summary>
public sealed record CloudSimReferenceTrace
{
    /// <summary>Columns of <see cref="Intervals"/>: time in s, hosts, energy in kWh, migrations and VMs.</summary>
    public static ImmutableArray<string> Columns { get; } =
    [
        "time_s", "active_hosts", "energy_kwh", "migrations", "overloaded_hosts", "underloaded_hosts_tried", "hosts_evacuated", "vms_placed",
    ];

    /// <summary>Name of the file.</summary>
    public required string File { get; init; }

    /// <summary>Day of the traces.</summary>
    public required string Day { get; init; }

    /// <summary>Detector, selection and parameter as the file's name has them, such as ["lr", "mmt", "1.2"] or ["dvfs"].</summary>
    public required ImmutableArray<string> Policy { get; init; }

    /// <summary>For each interval a value for each column; null where the file does not say.</summary>
    public required ImmutableArray<ImmutableArray<double?>> Intervals { get; init; }

    /// <summary>The same after the last event; null where the file does not say.</summary>
    public ImmutableArray<double?>? End { get; init; }
}
