using System.Globalization;
using System.Text.RegularExpressions;

namespace PlacementLab.Testbed.Requirements;

/// <summary>A version of QEMU.</summary>
/// <param name="Major">First number.</param>
/// <param name="Minor">Second number.</param>
/// <param name="Patch">Third number.</param>
public sealed partial record QemuVersion(int Major, int Minor, int Patch)
{
    /// <summary>
    /// The oldest major version whose emulated guests survive pre-copy: before 9.0 the fast path that clears the dirty bitmap
    /// did not reset the emulator's translation cache, later writes went unseen, and busy guests arrived corrupted.
    /// </summary>
    public const int OldestMajor = 9;

    /// <summary>Whether emulated guests survive pre-copy.</summary>
    public bool IsUsable => Major >= OldestMajor;

    /// <summary>Reads what <c>qemu-system-x86_64 --version</c> prints.</summary>
    /// <param name="text">Its output.</param>
    /// <returns>The version; null if there is none in the text.</returns>
    public static QemuVersion? Parse(string text)
    {
        Match match = Pattern().Match(text);
        return match.Success ? new QemuVersion(Number(match, 1), Number(match, 2), Number(match, 3)) : null;
    }

    /// <summary>As QEMU writes it, "10.0.2".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    private static int Number(Match match, int group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"version (\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?")]
    private static partial Regex Pattern();
}
