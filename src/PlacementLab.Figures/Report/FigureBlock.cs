using System.Xml.Linq;

namespace PlacementLab.Figures.Report;

/// <summary>A figure in every variant, of which a page shows one: light or dark, wide or narrow.</summary>
internal static class FigureBlock
{
    /// <summary>The block of one figure.</summary>
    /// <param name="number">Number of the figure, from 1.</param>
    /// <param name="draw">Draws it.</param>
    /// <param name="result">What it shows.</param>
    public static XElement ToHtml<TResult>(int number, Func<TResult, FigureStyle, Figure> draw, TResult result)
    {
        Figure figure = draw(result, FigureStyle.Light);
        return new XElement(
            "figure",
            new XAttribute("id", figure.Id),
            new[] { FigureStyle.Light, FigureStyle.Dark }.Select(style => new XElement(
                "div",
                new XAttribute("class", style.Name),
                Variant("wide", draw(result, style)),
                Variant("narrow", draw(result, style.Narrow)))),
            new XElement("figcaption", new XElement("b", $"Figure {number}. {figure.Title}. "), figure.Caption));
    }

    private static XElement Variant(string format, Figure figure) =>
        new("div", new XAttribute("class", format), XElement.Parse(figure.ToSvg()));
}
