namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>
/// The stream of <c>java.util.Random</c>, a linear congruential generator of 48 bits, as its public documentation states it:
/// s₀ = seed XOR 0x5DEECE66D, sᵢ₊₁ = (0x5DEECE66D·sᵢ + 11) mod 2⁴⁸.
/// </summary>
/// <param name="seed">Seed.</param>
internal sealed class JavaRandom(long seed)
{
    private const long Multiplier = 0x5DEECE66D;
    private const long Mask = (1L << 48) - 1;

    private long _state = (seed ^ Multiplier) & Mask;

    /// <summary>A whole number from 0 to <paramref name="bound"/> − 1: <c>nextInt(bound)</c>.</summary>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        int bits = NextBits();
        if ((bound & (bound - 1)) == 0)
        {
            return (int)((bound * (long)bits) >> 31);
        }

        int value = bits % bound;
        while (unchecked(bits - value + (bound - 1)) < 0)
        {
            bits = NextBits();
            value = bits % bound;
        }

        return value;
    }

    private int NextBits()
    {
        _state = unchecked((_state * Multiplier) + 11) & Mask;
        return (int)(_state >> 17);
    }
}
