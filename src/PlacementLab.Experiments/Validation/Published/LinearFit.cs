using MathNet.Numerics.LinearRegression;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>A linear model fitted by least squares, y = Σ wᵢ·xᵢ.</summary>
internal sealed class LinearFit
{
    private readonly double[] _weights;

    private LinearFit(double[] weights) => _weights = weights;

    /// <summary>Fits; give a column of ones for an intercept.</summary>
    /// <param name="rows">Inputs and output; at least as many as inputs.</param>
    public static LinearFit Of(IEnumerable<(double[] X, double Y)> rows)
    {
        (double[] X, double Y)[] all = [.. rows];
        return new LinearFit(MultipleRegression.QR([.. all.Select(r => r.X)], [.. all.Select(r => r.Y)]));
    }

    /// <summary>The value for some inputs.</summary>
    public double At(params double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += _weights[i] * x[i];
        }

        return sum;
    }
}
