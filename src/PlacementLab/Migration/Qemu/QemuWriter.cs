namespace PlacementLab.Migration.Qemu;

/// <summary>A class of pages that a guest writes in the same way.</summary>
/// <param name="Pages">n: pages of the class, above 0.</param>
/// <param name="WritesPerSecond">Writes per second to pages of the class, at least 0.</param>
/// <param name="Sequential">
/// Whether the pages are written one after another, U(t) = min(n, r·t); otherwise in random order, U(t) = n·(1 − e^(−r·t/n)).
/// </param>
public readonly record struct QemuWriter(double Pages, double WritesPerSecond, bool Sequential = false)
{
    /// <summary>U(t): different pages of the class written within a time.</summary>
    /// <param name="seconds">The time, at least 0.</param>
    public double UniquePages(double seconds) => Sequential
        ? Math.Min(Pages, WritesPerSecond * seconds)
        : -Pages * (Math.Exp(-WritesPerSecond * seconds / Pages) - 1);
}
