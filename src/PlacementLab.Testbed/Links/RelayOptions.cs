using PlacementLab.Units;

namespace PlacementLab.Testbed.Links;

/// <summary>A link to imitate.</summary>
/// <param name="Rate">Its rate, shared by all flows; zero for no limit.</param>
/// <param name="RoundTrip">Round-trip time.</param>
internal sealed record RelayOptions(DataRate Rate, TimeSpan RoundTrip);
