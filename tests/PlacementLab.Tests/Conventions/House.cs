using System.Diagnostics;
using System.Reflection;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Conventions;

/// <summary>What the conventions are checked on: the assemblies under src, their sources, and the files under version control.</summary>
internal static class House
{
    public static Assembly Core { get; } = typeof(InvalidInputException).Assembly;

    /// <summary>Every assembly built from src, by the folder's name.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Projects().Select(Assembly.Load)];

    /// <summary>Every type written in src; types that the compiler made are left out.</summary>
    public static IEnumerable<Type> Types => Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.FullName?.Contains('<') == false);

    public static IEnumerable<string> Projects() =>
        Directory.GetDirectories(Path.Combine(Checkout.Root, "src")).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal);

    /// <summary>C# sources below a folder of the checkout, relative to its root.</summary>
    public static IReadOnlyList<string> Sources(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Checkout.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Checkout.Root, relativePath));

    /// <summary>Files under version control; skips the test in a tree that is not a clone.</summary>
    public static IReadOnlyList<string> TrackedFiles()
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(Checkout.Root, ".git")), "needs a git clone: the list of tracked files is checked");
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z"])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
        };
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }
}
