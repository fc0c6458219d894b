using System.Buffers.Binary;
using System.Xml.Linq;
using PlacementLab.Experiments.Results;
using PlacementLab.Figures;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class FigureTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Results => ["full", "nothing moved", "empty", "one run", "unknown letters"];

    [Theory]
    [MemberData(nameof(Results))]
    public void Every_figure_is_well_formed_in_every_variant_with_unique_ids(string kind)
    {
        Figure[] figures = [.. Variants().SelectMany(style => FigureSet.Draw(ResultOf(kind), style))];
        XElement[] drawings = [.. figures.Select(f => XElement.Parse(f.ToSvg()))];
        string[] ids = [.. drawings.SelectMany(d => d.DescendantsAndSelf().Attributes("id")).Select(a => a.Value)];
        Assert.Equal(20, drawings.Length);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(drawings.Zip(figures), pair => Assert.Equal($"0 0 {pair.Second.Width} {pair.Second.Height}", pair.First.Attribute("viewBox")!.Value));
        Assert.All(figures, f => Assert.NotEmpty(f.Caption));
    }

    [Fact]
    public void The_same_results_give_the_same_bytes()
    {
        foreach (FigureStyle style in Variants())
        {
            Assert.Equal(
                FigureSet.Draw(SampleResults.Full(), style).Select(f => f.ToSvg()),
                FigureSet.Draw(SampleResults.Full(), style).Select(f => f.ToSvg()));
        }

        Assert.Equal(EnergySlaFigure.Draw(SampleResults.Full(), FigureStyle.Light).ToPng(), EnergySlaFigure.Draw(SampleResults.Full(), FigureStyle.Light).ToPng());
    }

    [Fact]
    public void Text_stays_text_in_one_run_with_a_font_that_readers_have()
    {
        NeedFont();
        XElement[] texts = [.. XElement.Parse(MigrationCostFigure.Draw(SampleResults.Full(), FigureStyle.Light).ToSvg()).Descendants(_svg + "text")];
        Assert.Contains(texts, t => t.Value == "stop-and-copy");
        Assert.All(texts, t => Assert.Equal("DejaVu Sans, Verdana, sans-serif", t.Attribute("font-family")!.Value));
        Assert.All(texts, t => Assert.DoesNotContain(",", t.Attribute("x")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_stays_inside_the_figure()
    {
        NeedFont();
        foreach (Figure figure in Variants().SelectMany(style => FigureSet.Draw(SampleResults.Full(), style)))
        {
            foreach (XElement text in XElement.Parse(figure.ToSvg()).Descendants(_svg + "text").Where(t => !IsTurned(t)))
            {
                double left = Translation(text) + (double)text.Attribute("x")!;
                double right = left + ((double?)text.Attribute("textLength") ?? 0);
                Assert.True(left >= -0.5 && right <= figure.Width + 0.5, $"{figure.Id}, {figure.Width} px wide: \"{text.Value}\" from {left} to {right}");
            }
        }
    }

    [Fact]
    public void A_png_has_the_scaled_size()
    {
        Figure figure = ConvergenceFigure.Draw(SampleResults.Full(), FigureStyle.Light);
        byte[] png = figure.ToPng(1.5);
        Assert.Equal("PNG"u8, png.AsSpan(1, 3));
        Assert.Equal(1350, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal((int)Math.Ceiling(figure.Height * 1.5), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.Throws<ArgumentOutOfRangeException>(() => figure.ToPng(0));
    }

    [Fact]
    public void Files_are_written_as_svg_and_png()
    {
        using var folder = new TemporaryFolder();
        var paths = FigureFiles.Write(SampleResults.Full(), folder.File("figures"));
        Assert.Equal(10, paths.Length);
        Assert.Equal(paths.Order(), Directory.GetFiles(folder.File("figures")).Order());
        Assert.All(paths.Where(p => p.EndsWith(".svg", StringComparison.Ordinal)), p => XDocument.Load(p));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("taken"), "");
        var e = Assert.Throws<InvalidInputException>(() => FigureFiles.Write(SampleResults.NothingMoved(), folder.File("taken")));
        Assert.Contains("taken", e.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<FigureStyle> Variants() => [FigureStyle.Light, FigureStyle.Dark, FigureStyle.Light.Narrow, FigureStyle.Dark.Narrow];

    private static ExperimentResult ResultOf(string kind) => kind switch
    {
        "full" => SampleResults.Full(),
        "nothing moved" => SampleResults.NothingMoved(),
        "empty" => SampleResults.Empty(),
        "one run" => SampleResults.Full() with { Runs = [SampleResults.Full().Runs[^1]] },
        _ => SampleResults.Full() with { Runs = [SampleResults.Full().Runs[^1] with { Policy = "策略 \u0627\u0644" }], Prediction = [] },
    };

    private static void NeedFont()
    {
        if (!FigureFont.IsAvailable)
        {
            Assert.Skip("needs a font, such as that of the Debian package fonts-dejavu-core");
        }
    }

    private static bool IsTurned(XElement text) =>
        text.AncestorsAndSelf().Attributes("transform").Any(t => t.Value.Contains("rotate", StringComparison.Ordinal) || t.Value.Contains("matrix", StringComparison.Ordinal));

    private static double Translation(XElement text) => text.AncestorsAndSelf().Attributes("transform").Sum(t =>
        double.Parse(t.Value["translate(".Length..].Split(' ', ')')[0], System.Globalization.CultureInfo.InvariantCulture));
}
