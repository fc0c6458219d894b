using System.Diagnostics;

namespace PlacementLab.Testbed.Requirements;

/// <summary>Finds what a measurement needs, and says how to install what is missing.</summary>
public sealed class ToolSearch
{
    private static readonly TimeSpan _programLimit = TimeSpan.FromSeconds(20);

    private readonly Func<string, string?> _variable;
    private readonly string _bootFolder;

    /// <summary>Creates a search.</summary>
    /// <param name="variable">Reads an environment variable: PATH and the two of <see cref="TestbedTools"/>.</param>
    /// <param name="bootFolder">Folder of installed kernels.</param>
    public ToolSearch(Func<string, string?> variable, string bootFolder)
    {
        _variable = variable;
        _bootFolder = bootFolder;
    }

    /// <summary>A search on this machine.</summary>
    public static ToolSearch OnThisMachine() => new(Environment.GetEnvironmentVariable, "/boot");

    /// <summary>Finds everything.</summary>
    /// <param name="folder">Folder to unpack a kernel package in.</param>
    /// <exception cref="InvalidInputException">Something is missing or too old; the message names the package that has it.</exception>
    public TestbedTools Find(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new InvalidInputException("measure", "another system", "Linux on x86-64", "Run it in a virtual machine with Debian 12.");
        }

        string qemu = _variable(TestbedTools.QemuVariable) ?? Program("qemu-system-x86_64", "the emulator QEMU", DebianPackage.Emulator);
        QemuVersion version = VersionOf(qemu);
        string compiler = Program("gcc", "a C compiler, which builds the guest", DebianPackage.Compiler);
        Program("setpriv", "the program that ends children with their parent", DebianPackage.ChildTools);
        return new TestbedTools(qemu, version, FindKernel(folder), compiler);
    }

    private string Program(string name, string expected, DebianPackage package) =>
        (_variable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists)
        ?? throw new InvalidInputException($"program {name}", "none on the path", expected, $"Install it: {package.InstallCommand}");

    private static QemuVersion VersionOf(string qemu)
    {
        string output = Output(qemu, "--version");
        QemuVersion version = QemuVersion.Parse(output) ?? throw new InvalidInputException(
            qemu, $"a program that answers \"{output.Split('\n')[0].Trim()}\"", "the emulator QEMU", $"Install it: {DebianPackage.Emulator.InstallCommand}");
        return version.IsUsable
            ? version
            : throw new InvalidInputException(
                qemu, $"QEMU {version}", $"QEMU {QemuVersion.OldestMajor}.0 or later (older ones corrupt emulated guests in pre-copy)",
                $"Install it: {DebianPackage.Emulator.InstallCommand}");
    }

    private string FindKernel(string folder)
    {
        if (_variable(TestbedTools.KernelVariable) is { Length: > 0 } named)
        {
            return !File.Exists(named)
                ? throw new InvalidInputException(TestbedTools.KernelVariable, $"\"{named}\", which is no file", "a kernel image or a Debian package of one", "Correct the path.")
                : named.EndsWith(".deb", StringComparison.Ordinal) ? Unpack(named, folder) : named;
        }

        return KernelIn(_bootFolder) ?? throw new InvalidInputException(
            _bootFolder, "no file vmlinuz-*", "a Linux kernel for the guest",
            $"Install it: {DebianPackage.Kernel.InstallCommand} (or name an image or an unpacked package by {TestbedTools.KernelVariable})");
    }

    private static string Unpack(string package, string folder)
    {
        string target = Path.Combine(folder, "kernel");
        Output("dpkg-deb", "-x", package, target);
        return KernelIn(Path.Combine(target, "boot")) ?? throw new InvalidInputException(
            package, "no file boot/vmlinuz-* in it", "a package of a Linux kernel",
            "Fetch one: apt-get download 'linux-image-6.1.0-*-cloud-amd64' (the package that linux-image-cloud-amd64 depends on)");
    }

    /// <summary>The newest kernel of a folder; those for clouds first, which boot fastest and have no need of modules here.</summary>
    private static string? KernelIn(string folder) => !Directory.Exists(folder)
        ? null
        : Directory.EnumerateFiles(folder, "vmlinuz-*")
            .OrderByDescending(f => f.Contains("cloud", StringComparison.Ordinal))
            .ThenByDescending(f => f, StringComparer.Ordinal).FirstOrDefault();

    private static string Output(string program, params IReadOnlyList<string> arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(_programLimit))
            {
                process.Kill(entireProcessTree: true);
                return "nothing in time";
            }

            return output.Result + error.Result;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidInputException(program, $"no program that runs ({e.Message})", "an executable file", "Correct the path.", e);
        }
    }
}
