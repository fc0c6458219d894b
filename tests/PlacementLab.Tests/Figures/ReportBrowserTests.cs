using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class ReportBrowserTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task The_report_opens_without_a_complaint_and_shows_each_figure_once(int width, ColorScheme scheme)
    {
        ReportView view = await browser.OpenAsync(width, scheme);
        string[] visible = await view.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('figure svg')].filter(s => s.getBoundingClientRect().width > 250 && s.getBoundingClientRect().height > 150).map(s => s.getAttribute('aria-labelledby'))");
        string suffix = $"-{(scheme == ColorScheme.Dark ? "dark" : "light")}{(width < 640 ? "-narrow" : "")}-title";
        Assert.Equal(["energy-sla", "migration-cost", "overload", "busiest-plan", "convergence"], visible.Select(v => v.Replace(suffix, "", StringComparison.Ordinal)));
        Assert.Empty(view.Problems);
    }

    [Fact]
    public async Task A_narrow_screen_never_scrolls_sideways_and_text_stays_readable()
    {
        ReportView view = await browser.OpenAsync(360);
        Assert.True(await view.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth") <= 360);
        double smallest = await view.Page.EvaluateAsync<double>(
            "() => Math.min(...[...document.querySelectorAll('p, li, td, th, dd, dt, h1, h2, h3, figcaption, code, button, .unit')].map(e => parseFloat(getComputedStyle(e).fontSize)))");
        Assert.True(smallest >= 14, $"text of {smallest} px");
    }

    [Fact]
    public async Task A_heading_sorts_its_column_up_and_down_by_click_and_by_key()
    {
        ReportView view = await browser.OpenAsync(1280);
        ILocator head = view.Page.Locator("#policies thead th").Nth(3);
        await head.Locator("button").ClickAsync();
        double[] up = await ColumnAsync(view.Page, 4);
        Assert.Equal("ascending", await head.GetAttributeAsync("aria-sort"));
        await head.Locator("button").PressAsync("Enter");
        double[] down = await ColumnAsync(view.Page, 4);
        Assert.Equal("descending", await head.GetAttributeAsync("aria-sort"));
        Assert.Equal(9, up.Length);
        Assert.Equal(up.Order(), up);
        Assert.Equal(up.OrderDescending(), down);
        Assert.NotEqual(up, down);
        Assert.Empty(view.Problems);
    }

    [Fact]
    public async Task A_column_of_names_sorts_by_name()
    {
        ReportView view = await browser.OpenAsync(1280);
        await view.Page.Locator("#policies thead th button").First.ClickAsync();
        IReadOnlyList<string> names = await view.Page.Locator("#policies tbody td:first-child").AllInnerTextsAsync();
        Assert.Equal(["no-migration", "predictive-cp-sat", "reactive-threshold"], names.Distinct());
    }

    [Fact]
    public async Task The_button_changes_ground_and_figures()
    {
        ReportView view = await browser.OpenAsync(1280);
        Assert.Equal("rgb(255, 255, 255)", await GroundAsync(view.Page));
        await view.Page.Locator("button.theme").ClickAsync();
        Assert.Equal("rgb(22, 26, 32)", await GroundAsync(view.Page));
        Assert.True(await view.Page.Locator("#energy-sla .dark .wide svg").IsVisibleAsync());
        Assert.False(await view.Page.Locator("#energy-sla .light .wide svg").IsVisibleAsync());
        await view.Page.Locator("button.theme").ClickAsync();
        Assert.Equal("rgb(255, 255, 255)", await GroundAsync(view.Page));
    }

    [Fact]
    public async Task Print_is_light_and_wide_without_buttons_even_from_a_dark_phone()
    {
        ReportView view = await browser.OpenAsync(360, ColorScheme.Dark);
        await view.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(255, 255, 255)", await GroundAsync(view.Page));
        Assert.True(await view.Page.Locator("#energy-sla .light .wide svg").IsVisibleAsync());
        Assert.False(await view.Page.Locator("#energy-sla .dark .wide svg").IsVisibleAsync());
        Assert.False(await view.Page.Locator("button.theme").IsVisibleAsync());
    }

    private static async Task<double[]> ColumnAsync(IPage page, int column)
    {
        IReadOnlyList<string> texts = await page.Locator($"#policies tbody td:nth-child({column})").AllInnerTextsAsync();
        return [.. texts.Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
    }

    private static Task<string> GroundAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
