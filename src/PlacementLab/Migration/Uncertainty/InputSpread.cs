namespace PlacementLab.Migration.Uncertainty;

/// <summary>
/// How far an input may lie from its given value: a factor drawn as 1 + s·Z (normal, at least 0.01), e^(s·Z) (log-normal) or
/// 1 + s·(2U − 1) (uniform), with Z standard normal and U uniform on 0–1.
/// </summary>
public sealed record InputSpread
{
    private const double LeastFactor = 0.01;

    /// <summary>Creates a spread.</summary>
    /// <param name="kind">The distribution.</param>
    /// <param name="relative">s: standard deviation of the factor (normal), of its logarithm (log-normal), or half-width (uniform, below 1); at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The spread is negative, not finite or, if uniform, not below 1; or there is no such kind.</exception>
    public InputSpread(SpreadKind kind, double relative)
    {
        double most = kind switch
        {
            SpreadKind.Normal or SpreadKind.LogNormal => double.MaxValue,
            SpreadKind.Uniform => 1 - 1e-9,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no distribution"),
        };
        Kind = kind;
        Relative = relative >= 0 && relative <= most
            ? relative
            : throw new ArgumentOutOfRangeException(nameof(relative), relative, "must be at least 0, and below 1 if uniform");
    }

    /// <summary>None: the value is known.</summary>
    public static InputSpread None { get; } = new(SpreadKind.Normal, 0);

    /// <summary>The distribution.</summary>
    public SpreadKind Kind { get; }

    /// <summary>s.</summary>
    public double Relative { get; }

    /// <summary>Draws a factor; takes the same amount from the stream whatever the spread.</summary>
    internal double Factor(ref DrawStream stream)
    {
        double uniform = stream.NextUniform();
        double other = stream.NextUniform();
        if (Relative == 0)
        {
            return 1;
        }

        double normal = Math.Sqrt(-2 * Math.Log(1 - uniform)) * Math.Cos(2 * Math.PI * other);
        return Kind switch
        {
            SpreadKind.Normal => Math.Max(LeastFactor, 1 + (Relative * normal)),
            SpreadKind.LogNormal => Math.Exp(Relative * normal),
            _ => 1 + (Relative * ((2 * uniform) - 1)),
        };
    }
}
