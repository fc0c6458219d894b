namespace PlacementLab.Demand.Baselines;

/// <summary>P(x) = 1 / (1 + e^−(a + b·x)).</summary>
/// <param name="Intercept">a.</param>
/// <param name="Slope">b.</param>
internal readonly record struct LogisticCurve(double Intercept, double Slope)
{
    private const int MostSteps = 100;
    private const double Ridge = 1e-3;
    private const double Tolerance = 1e-10;

    /// <summary>The probability at x.</summary>
    public double At(double x) => 1 / (1 + Math.Exp(-(Intercept + (Slope * x))));

    /// <summary>
    /// Maximum likelihood by Newton's method on centred x, each step halved until the likelihood does not fall. A ridge of
    /// 10⁻³ on the slope keeps it finite where the two outcomes do not overlap; half a case of each outcome, spread over all
    /// rows, keeps the intercept finite where one outcome is missing.
    /// </summary>
    public static LogisticCurve Fit(ReadOnlySpan<double> x, ReadOnlySpan<bool> y)
    {
        double centre = 0;
        foreach (double value in x)
        {
            centre += value / x.Length;
        }

        LogisticCurve curve = new(0, 0);
        double loss = curve.Loss(x, y, centre);
        for (int step = 0; step < MostSteps; step++)
        {
            LogisticCurve change = curve.NewtonStep(x, y, centre);
            LogisticCurve next = new(curve.Intercept + change.Intercept, curve.Slope + change.Slope);
            double nextLoss = next.Loss(x, y, centre);
            for (int halving = 0; nextLoss > loss && halving < 50; halving++)
            {
                change = new(change.Intercept / 2, change.Slope / 2);
                next = new(curve.Intercept + change.Intercept, curve.Slope + change.Slope);
                nextLoss = next.Loss(x, y, centre);
            }

            bool done = !(loss - nextLoss > Tolerance);
            (curve, loss) = nextLoss <= loss ? (next, nextLoss) : (curve, loss);
            if (done)
            {
                break;
            }
        }

        return new LogisticCurve(curve.Intercept - (curve.Slope * centre), curve.Slope);
    }

    private LogisticCurve NewtonStep(ReadOnlySpan<double> x, ReadOnlySpan<bool> y, double centre)
    {
        (double gradientA, double gradientB) = (0, -Ridge * Slope);
        (double aa, double ab, double bb) = (1e-12, 0, Ridge);
        double smoothing = 0.5 / x.Length;
        for (int row = 0; row < x.Length; row++)
        {
            double at = x[row] - centre;
            double p = At(at);
            double weight = p * (1 - p) * (1 + (2 * smoothing));
            double error = (y[row] ? 1 : 0) + smoothing - (p * (1 + (2 * smoothing)));
            gradientA += error;
            gradientB += error * at;
            aa += weight;
            ab += weight * at;
            bb += weight * at * at;
        }

        double determinant = (aa * bb) - (ab * ab);
        return new(((bb * gradientA) - (ab * gradientB)) / determinant, ((aa * gradientB) - (ab * gradientA)) / determinant);
    }

    private double Loss(ReadOnlySpan<double> x, ReadOnlySpan<bool> y, double centre)
    {
        double loss = Ridge / 2 * Slope * Slope;
        double smoothing = 0.5 / x.Length;
        for (int row = 0; row < x.Length; row++)
        {
            double z = Intercept + (Slope * (x[row] - centre));
            double logOfSum = Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
            double target = (y[row] ? 1 : 0) + smoothing;
            loss += ((1 + (2 * smoothing)) * logOfSum) - (target * z);
        }

        return loss;
    }
}
