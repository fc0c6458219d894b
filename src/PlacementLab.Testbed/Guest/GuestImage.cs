using System.Diagnostics;
using System.IO.Compression;
using PlacementLab.Testbed.Requirements;

namespace PlacementLab.Testbed.Guest;

/// <summary>Builds the guest: its one program from our source by the host's C compiler, packed as an initial RAM disk.</summary>
internal static class GuestImage
{
    private static readonly TimeSpan _compilerLimit = TimeSpan.FromMinutes(2);

    /// <summary>Compiles and packs the guest.</summary>
    /// <param name="compiler">Path of the C compiler.</param>
    /// <param name="folder">Folder for the result and what lies between.</param>
    /// <returns>Path of the packed RAM disk.</returns>
    /// <exception cref="InvalidInputException">The compiler cannot build a static program.</exception>
    public static string Build(string compiler, string folder)
    {
        string source = Path.Combine(folder, "agent.c");
        string program = Path.Combine(folder, "agent");
        File.WriteAllText(source, EmbeddedText.Read("agent.c"));
        Compile(compiler, source, program);
        string image = Path.Combine(folder, "initrd.gz");
        using FileStream file = File.Create(image);
        using var packed = new GZipStream(file, CompressionLevel.Fastest);
        packed.Write(CpioArchive.OfExecutables(("init", File.ReadAllBytes(program))));
        return image;
    }

    private static void Compile(string compiler, string source, string program)
    {
        var start = new ProcessStartInfo(compiler, ["-O2", "-static", "-pthread", "-o", program, source]) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardError.ReadToEndAsync();
        bool ended = process.WaitForExit(_compilerLimit);
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
        }

        if (!ended || process.ExitCode != 0)
        {
            string reason = ended ? FirstLine(said.Result) : $"no end within {_compilerLimit.TotalSeconds:0} s";
            throw new InvalidInputException(
                compiler, $"a compiler that cannot build the guest ({reason})", "a C compiler with the static C library",
                $"Install them: {DebianPackage.Compiler.InstallCommand}");
        }
    }

    private static string FirstLine(string text) => text.Split('\n').FirstOrDefault(l => l.Trim().Length > 0)?.Trim() ?? "no message";
}
