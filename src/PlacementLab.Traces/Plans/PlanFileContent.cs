using System.Text.Json.Serialization;

namespace PlacementLab.Traces.Plans;

/// <summary>The JSON document as it stands in the file; times are decimals, so that ticks survive, rates are doubles in B/s.</summary>
internal sealed record PlanFileContent(
    string Format,
    int Version,
    ResourceEntry[] Resources,
    HostTypeEntry[] HostTypes,
    HostEntry[] Hosts,
    NetworkEntry Network,
    VmTypeEntry[] VmTypes,
    VmEntry[] Vms,
    LimitsEntry Limits,
    MigrationEntry[] Migrations,
    UnplannedEntry[] Unplanned,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RulesEntry? Rules = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StoreHost = null)
{
    /// <summary>The name that every plan file starts with.</summary>
    public const string FormatName = "placementlab-plan";

    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int FormatVersion = 1;
}

internal sealed record ResourceEntry(string Name, string Unit, bool Transient);

internal sealed record HostTypeEntry(string Name, long CpuMips, long MemoryBytes, double NicBytesPerSecond, double[] PowerWatts);

internal sealed record HostEntry(string Name, string Type, int Rack, OrderedDictionary<string, long> Capacity);

internal sealed record NetworkEntry(int HostsPerRack, double RackUplinkBytesPerSecond, double CoreBytesPerSecond, double ReservedShare);

internal sealed record VmTypeEntry(string Name, long CpuMips, long MemoryBytes);

internal sealed record VmEntry(string Name, string Type, OrderedDictionary<string, long> Usage, string InitialHost, string TargetHost);

internal sealed record LimitsEntry(int MaxConcurrentPerHost, int? MaxConcurrent, decimal? DeadlineSeconds, double MinimumBandwidthShare);

internal sealed record MigrationEntry(
    string Vm,
    string From,
    string To,
    string Scheme,
    decimal StartSeconds,
    decimal EndSeconds,
    double BandwidthBytesPerSecond,
    bool Bypass,
    EstimateEntry Estimate);

internal sealed record EstimateEntry(
    decimal TotalSeconds,
    decimal ResumeSeconds,
    decimal DowntimeSeconds,
    long TrafficBytes,
    int Rounds,
    bool Converged,
    decimal SlowdownSeconds,
    double EnergyJoules,
    double ResidualRisk);

internal sealed record UnplannedEntry(string Vm, string From, string To, string Reason, string[] Cycle);

internal sealed record RulesEntry(
    PrecedenceEntry[] Precedences, string[][] Serialized, string[][] Synchronized, VmTimeEntry[] Deadlines, VmTimeEntry[] Releases);

internal sealed record PrecedenceEntry(string Before, string After);

internal sealed record VmTimeEntry(string Vm, decimal Seconds);
