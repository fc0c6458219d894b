using Microsoft.Playwright;
using PlacementLab.Figures.Report;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Figures;

/// <summary>A headless Chromium and a report for it to open, shared by the tests of a class.</summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    private static readonly string[] _arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly TemporaryFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string Executable => Environment.GetEnvironmentVariable("PLACEMENTLAB_CHROMIUM") ?? "/usr/bin/chromium";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        ReportWriter.Write(SampleResults.Full(), _folder.File("report.html"));
        if (File.Exists(Executable))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = _arguments });
        }
    }

    /// <summary>Opens the report in a window of its own; skips the test where there is no browser.</summary>
    /// <param name="width">Width of the window in px.</param>
    /// <param name="scheme">Colours that the reader prefers.</param>
    public async Task<ReportView> OpenAsync(int width, ColorScheme scheme = ColorScheme.Light)
    {
        if (_browser is null)
        {
            Assert.Skip($"needs Chromium at {Executable} (apt-get install chromium, or set PLACEMENTLAB_CHROMIUM)");
        }

        IPage page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        var view = new ReportView(page);
        await page.GotoAsync(new Uri(_folder.File("report.html")).AbsoluteUri);
        return view;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _folder.Dispose();
    }
}
