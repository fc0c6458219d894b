namespace PlacementLab.Migration.Uncertainty;

/// <summary>
/// Uniform numbers that depend on (seed, number of the draw) only, so that draws may be made in any order on any thread: SplitMix64
/// (Steele, Lea and Flood, OOPSLA 2014) from a hashed start.
/// </summary>
internal struct DrawStream
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state;

    public DrawStream(int seed, int draw) => _state = Mix(Mix((uint)seed + Golden) + (uint)draw + Golden);

    /// <summary>A number from 0 to below 1.</summary>
    public double NextUniform()
    {
        _state += Golden;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
