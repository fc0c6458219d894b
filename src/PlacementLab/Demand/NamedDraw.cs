using System.Text;

namespace PlacementLab.Demand;

/// <summary>
/// Draws that depend on (seed, name) only, so that adding or removing one VM does not shift the others: the first output of
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) seeded with seed and the name's FNV-1a hash.
/// </summary>
public static class NamedDraw
{
    /// <summary>A number from 0 to below 1.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="name">Name of what the draw is for.</param>
    public static double Uniform(int seed, string name)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 1099511628211;
        }

        ulong z = hash + (((ulong)(uint)seed + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
