using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>Pseudo-random numbers for the inner loop: xoshiro256** (Blackman and Vigna 2021), seeded by SplitMix64.</summary>
internal sealed class SearchRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public SearchRandom(int seed, int stream)
    {
        ulong state = ((ulong)(uint)seed << 32) | (uint)stream;
        _a = Mix(ref state);
        _b = Mix(ref state);
        _c = Mix(ref state);
        _d = Mix(ref state);
    }

    /// <summary>A whole number from 0 to below <paramref name="count"/>, which is at most 2^31; bias below 2^-32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int count) => (int)(((Bits() >> 32) * (ulong)count) >> 32);

    /// <summary>A number from 0 to below 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUnit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Bits()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    private static ulong Mix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
