using System.Text.RegularExpressions;
using PlacementLab.Tests.Support;

namespace PlacementLab.Tests.Documentation;

/// <summary>A page of the project's documentation, taken apart for tests.</summary>
internal sealed partial class MarkdownPage
{
    private readonly string _text;

    public MarkdownPage(string path)
    {
        Folder = Path.GetDirectoryName(Path.Combine(Checkout.Root, path))!;
        _text = File.ReadAllText(Path.Combine(Checkout.Root, path));
    }

    public string Folder { get; }

    /// <summary>The fenced blocks of a language, in order.</summary>
    public IReadOnlyList<string> Blocks(string language) =>
        [.. Fence().Matches(_text).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["code"].Value)];

    /// <summary>Targets of links and pictures that are files of the project.</summary>
    public IReadOnlyList<string> LocalLinks() =>
        [.. Link().Matches(Fence().Replace(_text, "")).Select(m => m.Groups["target"].Value.Split('#')[0]).Where(t => t.Length > 0 && !t.Contains("://"))];

    /// <summary>The rows of the first table under a heading, without its head: cells as text.</summary>
    public IReadOnlyList<string[]> Table(string heading) =>
    [
        .. _text.Split('\n').SkipWhile(line => !line.StartsWith('#') || line.TrimStart('#', ' ') != heading)
            .SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
