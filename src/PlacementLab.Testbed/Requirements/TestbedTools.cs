namespace PlacementLab.Testbed.Requirements;

/// <summary>The programs and files of this machine that a measurement uses.</summary>
/// <param name="Qemu">Path of the emulator.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kernel">Path of the guest's kernel (a bzImage).</param>
/// <param name="Compiler">Path of the C compiler that builds the guest.</param>
public sealed record TestbedTools(string Qemu, QemuVersion Version, string Kernel, string Compiler)
{
    /// <summary>The environment variable that names the emulator.</summary>
    public const string QemuVariable = "PLACEMENTLAB_QEMU";

    /// <summary>The environment variable that names the guest's kernel: an image, or a Debian package of one.</summary>
    public const string KernelVariable = "PLACEMENTLAB_KERNEL";

    /// <summary>Name of the kernel's version, from its file name: "6.1.0-56-cloud-amd64".</summary>
    public string KernelVersion => Path.GetFileName(Kernel) is { } name && name.StartsWith("vmlinuz-", StringComparison.Ordinal) ? name["vmlinuz-".Length..] : Path.GetFileName(Kernel);
}
