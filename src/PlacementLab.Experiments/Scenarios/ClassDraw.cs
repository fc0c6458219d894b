using System.Text;

namespace PlacementLab.Experiments.Scenarios;

/// <summary>
/// Draws that depend on (seed, name of the VM) only, so that adding or removing one VM does not shift the others: the first
/// output of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) seeded with seed and the name's FNV-1a hash.
/// </summary>
internal static class ClassDraw
{
    /// <summary>A number from 0 to below 1.</summary>
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

    /// <summary>The index of the weight that a uniform number falls on.</summary>
    public static int Pick(double uniform, IReadOnlyList<double> weights)
    {
        double at = uniform * weights.Sum();
        for (int i = 0; i < weights.Count - 1; i++)
        {
            at -= weights[i];
            if (at < 0)
            {
                return i;
            }
        }

        return weights.Count - 1;
    }
}
