using PlacementLab.Units;

namespace PlacementLab.Migration.Qemu;

/// <summary>Several channels, each of which may compress what it sends.</summary>
/// <param name="Channels">Number of channels, at least 1.</param>
/// <param name="Ratio">Bytes after compression over bytes before, above 0.</param>
/// <param name="EncoderRate">Uncompressed bytes per second that all channels together can encode; null for no limit.</param>
public sealed record QemuMultifd(int Channels, double Ratio, DataRate? EncoderRate = null);
