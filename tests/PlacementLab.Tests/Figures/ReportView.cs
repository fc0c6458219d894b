using Microsoft.Playwright;

namespace PlacementLab.Tests.Figures;

/// <summary>An open report with everything that went wrong in it.</summary>
public sealed class ReportView
{
    private readonly List<string> _problems = [];

    /// <summary>Starts to listen.</summary>
    public ReportView(IPage page)
    {
        Page = page;
        page.Console += (_, message) => _problems.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => _problems.Add($"error: {error}");
        page.RequestFailed += (_, request) => _problems.Add($"failed: {request.Url}");
        page.Request += (_, request) => Note(request.Url);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Console messages, script errors, failed requests and requests for anything but the file itself.</summary>
    public IReadOnlyList<string> Problems => _problems;

    private void Note(string url)
    {
        if (!url.StartsWith("file:", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal))
        {
            _problems.Add($"request: {url}");
        }
    }
}
