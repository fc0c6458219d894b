using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace PlacementLab.Prediction.Dirty;

/// <summary>
/// A·(1 − e^(−t/τ)) + second term, which is nothing, c·t, or another B·(1 − e^(−t/υ)); fitted by weighted least squares with bounds.
/// Starts from the best point of a grid over the time constants, for each of which the amplitudes follow linearly, and
/// goes on by Levenberg–Marquardt. Parameters: A, ln τ, then c, or B and ln υ.
/// </summary>
internal sealed class ExponentialSum
{
    private const int GridPoints = 25;
    private const double LeastAmplitude = 1e-9;
    private const double MostSlope = 1e3;
    private const double BoundMargin = 1e-6;
    private readonly DirtyCurveForm _form;
    private readonly NormalizedSamples _samples;
    private readonly double[] _lower;
    private readonly double[] _upper;

    public ExponentialSum(DirtyCurveForm form, NormalizedSamples samples)
    {
        _form = form;
        _samples = samples;
        double shortest = Math.Log(samples.Times[0] / 100);
        double longest = Math.Log(100);
        double most = samples.MemoryShare;
        (_lower, _upper) = form switch
        {
            DirtyCurveForm.Saturating => (new[] { LeastAmplitude, shortest }, new[] { most, longest }),
            DirtyCurveForm.HotCold => ([LeastAmplitude, shortest, 0], [most, longest, MostSlope]),
            _ => ([LeastAmplitude, shortest, LeastAmplitude, shortest], [most, longest, most, longest]),
        };
    }

    /// <summary>The fitted parameters; null where no finite numbers describe the samples.</summary>
    public double[]? Fit()
    {
        if (!HasRoom() || BestStart() is not { } start)
        {
            return null;
        }

        double[]? found = Improved(start);
        return found is not null && found.All(double.IsFinite) && Error(found) < Error(start) ? found : start;
    }

    /// <summary>The value at a time.</summary>
    public double Value(double[] p, double t)
    {
        double first = p[0] * Rise(t, p[1]);
        return _form switch
        {
            DirtyCurveForm.Saturating => first,
            DirtyCurveForm.HotCold => first + (p[2] * t),
            _ => first + (p[2] * Rise(t, p[3])),
        };
    }

    private static double Rise(double t, double logTau) => -double.ExpM1(-t / Math.Exp(logTau));

    private bool HasRoom() => _lower.Zip(_upper).All(b => double.IsFinite(b.First) && double.IsFinite(b.Second) && b.First < b.Second);

    /// <summary>What Levenberg–Marquardt makes of a start; null if its arithmetic breaks down, as it may for samples over many orders of magnitude.</summary>
    private double[]? Improved(double[] start)
    {
        IObjectiveModel objective = ObjectiveFunction.NonlinearModel(
            (parameters, times) => times.Map(t => Value(parameters.AsArray() ?? parameters.ToArray(), t)),
            Vector<double>.Build.Dense(_samples.Times),
            Vector<double>.Build.Dense(_samples.Values),
            Vector<double>.Build.Dense(_samples.Weights));
        try
        {
            return [.. new LevenbergMarquardtMinimizer().FindMinimum(objective, start, _lower, _upper).MinimizingPoint];
        }
        catch (Exception e) when (e is OptimizationException or NonConvergenceException or ArgumentException or ArithmeticException)
        {
            return null;
        }
    }

    private double Error(double[] parameters) => _samples.Error(t => Value(parameters, t));

    private double[]? BestStart()
    {
        double[]? best = null;
        double least = double.PositiveInfinity;
        foreach (double[] candidate in Candidates())
        {
            double error = Error(candidate);
            if (error < least)
            {
                (best, least) = (candidate, error);
            }
        }

        return best;
    }

    private IEnumerable<double[]> Candidates()
    {
        double[] logTaus = [.. Enumerable.Range(0, GridPoints).Select(i => Inside(1, _lower[1] + ((_upper[1] - _lower[1]) * (i + 0.5) / GridPoints)))];
        foreach (double first in logTaus)
        {
            if (_form != DirtyCurveForm.TwoExponentials)
            {
                yield return WithAmplitudes(first, _form == DirtyCurveForm.HotCold ? t => t : null, null);
                continue;
            }

            foreach (double second in logTaus.Where(l => l > first))
            {
                yield return WithAmplitudes(first, t => Rise(t, second), second);
            }
        }
    }

    /// <summary>The least-squares amplitudes for given time constants, brought within their bounds.</summary>
    private double[] WithAmplitudes(double logTau, Func<double, double>? second, double? logUpsilon)
    {
        double aa = 0, ab = 0, bb = 0, av = 0, bv = 0;
        for (int i = 0; i < _samples.Times.Length; i++)
        {
            double weight = _samples.Weights[i];
            double a = Rise(_samples.Times[i], logTau);
            double b = second?.Invoke(_samples.Times[i]) ?? 0;
            aa += weight * a * a;
            ab += weight * a * b;
            bb += weight * b * b;
            av += weight * a * _samples.Values[i];
            bv += weight * b * _samples.Values[i];
        }

        if (second is null)
        {
            return [Inside(0, av / aa), logTau];
        }

        double determinant = (aa * bb) - (ab * ab);
        double first = Inside(0, ((av * bb) - (bv * ab)) / determinant);
        double rest = Inside(2, (bv - (first * ab)) / bb);
        return logUpsilon is { } log ? [first, logTau, rest, log] : [first, logTau, rest];
    }

    /// <summary>A parameter's value strictly within its bounds, as the minimizer wants its start.</summary>
    private double Inside(int parameter, double value)
    {
        double margin = BoundMargin * (_upper[parameter] - _lower[parameter]);
        return double.IsNaN(value) ? _lower[parameter] + margin : Math.Clamp(value, _lower[parameter] + margin, _upper[parameter] - margin);
    }
}
