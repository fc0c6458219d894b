using PlacementLab.Infrastructure;

namespace PlacementLab.Traces.HostTypes;

/// <summary>A server whose power was measured and published (SPECpower_ssj2008).</summary>
/// <param name="Type">Size and power curve; CPU is cores × nominal clock in MHz, used as MIPS.</param>
/// <param name="Cores">Physical cores of the whole server.</param>
/// <param name="CpuModel">Number of chips and processor.</param>
/// <param name="Year">Year in which the hardware was available.</param>
/// <param name="Source">The published result: vendor, model, date, address.</param>
public sealed record PublishedHostType(HostType Type, int Cores, string CpuModel, int Year, string Source);
