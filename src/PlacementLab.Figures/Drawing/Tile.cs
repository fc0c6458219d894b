using ScottPlot;

namespace PlacementLab.Figures.Drawing;

/// <summary>A rectangle on the figure in logical pixels, measured from the top left.</summary>
internal readonly record struct Tile(float Left, float Top, float Width, float Height)
{
    /// <summary>The right edge.</summary>
    public float Right => Left + Width;

    /// <summary>The lower edge.</summary>
    public float Bottom => Top + Height;

    /// <summary>The same for ScottPlot.</summary>
    public PixelRect ToPixelRect() => new(Left, Right, Bottom, Top);

    /// <summary>Parts side by side, in proportion to the weights.</summary>
    public Tile[] Columns(params float[] weights)
    {
        Tile whole = this;
        return Parts(weights, (from, share) => whole with { Left = whole.Left + (from * whole.Width), Width = share * whole.Width });
    }

    /// <summary>Parts below one another, in proportion to the weights.</summary>
    public Tile[] Rows(params float[] weights)
    {
        Tile whole = this;
        return Parts(weights, (from, share) => whole with { Top = whole.Top + (from * whole.Height), Height = share * whole.Height });
    }

    private static Tile[] Parts(float[] weights, Func<float, float, Tile> part)
    {
        float total = weights.Sum();
        var parts = new Tile[weights.Length];
        float before = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            parts[i] = part(before / total, weights[i] / total);
            before += weights[i];
        }

        return parts;
    }
}
