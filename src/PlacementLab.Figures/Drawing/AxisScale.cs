using System.Globalization;

namespace PlacementLab.Figures.Drawing;

/// <summary>Range and ticks of an axis, linear or logarithmic (base 10; plots then hold the logarithms).</summary>
internal sealed record AxisScale
{
    private AxisScale()
    {
    }

    /// <summary>Whether the axis is logarithmic.</summary>
    public bool IsLog { get; private init; }

    /// <summary>Lower end in plot coordinates.</summary>
    public double Min { get; private init; }

    /// <summary>Upper end in plot coordinates.</summary>
    public double Max { get; private init; }

    /// <summary>Tick positions in plot coordinates.</summary>
    public double[] Positions { get; private init; } = [];

    /// <summary>Tick labels.</summary>
    public string[] Labels { get; private init; } = [];

    /// <summary>A linear axis.</summary>
    /// <param name="min">Lower end.</param>
    /// <param name="max">Upper end; an empty range is widened.</param>
    /// <param name="ticks">About how many ticks.</param>
    public static AxisScale Linear(double min, double max, int ticks = 5)
    {
        if (!(max > min))
        {
            double pad = Math.Max(Math.Abs(min) * 0.01, 1e-6);
            (min, max) = (min - pad, min + pad);
        }

        double step = NiceStep((max - min) / ticks);
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 12);
        var positions = new List<double>();
        for (long k = (long)Math.Ceiling((min / step) - 1e-9); k * step <= max + (step * 1e-9); k++)
        {
            positions.Add(k * step);
        }

        return new AxisScale
        {
            Min = min,
            Max = max + ((max - min) * 1e-6), // So that a tick at the end is drawn.
            Positions = [.. positions],
            Labels = [.. positions.Select(p => NumberText.Fixed(p, decimals))],
        };
    }

    /// <summary>A logarithmic axis.</summary>
    /// <param name="min">Lower end, positive.</param>
    /// <param name="max">Largest value, at least <paramref name="min"/>.</param>
    /// <param name="headroom">Space beyond the largest value as a share of the axis.</param>
    /// <param name="ticks">The most ticks with a label.</param>
    public static AxisScale Log(double min, double max, double headroom, int ticks = 6)
    {
        double low = Math.Log10(min);
        double high = low + (Math.Max(Math.Log10(max) - low, 0.1) / (1 - headroom));
        int first = (int)Math.Ceiling(low - 1e-9);
        int last = Math.Max(first, (int)Math.Floor(high + 1e-9));
        int every = ((last - first) / ticks) + 1;
        int[] decades = [.. Enumerable.Range(first, last - first + 1).Where(d => (d - first) % every == 0)];
        return new AxisScale
        {
            IsLog = true,
            Min = low,
            Max = high,
            Positions = [.. decades.Select(d => (double)d)],
            Labels = [.. decades.Select(DecadeLabel)],
        };
    }

    /// <summary>From zero and linear, or logarithmic where the positive values differ by more than a factor of 50.</summary>
    /// <param name="values">The values that the axis must hold; bars of the smallest stay visible.</param>
    /// <param name="headroom">Space beyond the largest value as a share of the axis.</param>
    /// <param name="ticks">About how many ticks.</param>
    public static AxisScale For(IEnumerable<double> values, double headroom, int ticks = 5)
    {
        double[] positive = [.. values.Where(v => v > 0 && double.IsFinite(v))];
        double max = positive.DefaultIfEmpty(1).Max();
        double min = positive.DefaultIfEmpty(1).Min();
        return max > 50 * min
            ? Log(Math.Pow(10, Math.Floor(Math.Log10(min / 1.5))), max, headroom)
            : Linear(0, max / (1 - headroom), ticks);
    }

    /// <summary>Where a value lies in plot coordinates; on a logarithmic axis what is not positive lies at the lower end.</summary>
    public double At(double value) => !IsLog ? value : value > 0 ? Math.Max(Math.Log10(value), Min) : Min;

    private static string DecadeLabel(int decade) => decade is >= -3 and <= 4
        ? Math.Pow(10, decade).ToString("#,##0.###", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"1e{decade}");

    private static double NiceStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }
}
