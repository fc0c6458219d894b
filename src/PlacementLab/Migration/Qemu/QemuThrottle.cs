namespace PlacementLab.Migration.Qemu;

/// <summary>
/// Auto-converge: where the pages dirtied exceed half of what was sent, twice in a row of periods of at least a second, the
/// throttle starts at <paramref name="InitialPercent"/> and grows by <paramref name="IncrementPercent"/> each time, up to 99 %.
/// </summary>
/// <param name="InitialPercent">cpu-throttle-initial, 1–99; QEMU's default is 20.</param>
/// <param name="IncrementPercent">cpu-throttle-increment, 1–99; QEMU's default is 10.</param>
public sealed record QemuThrottle(double InitialPercent = 20, double IncrementPercent = 10);
