namespace PlacementLab.Testbed.Requirements;

/// <summary>What a measurement needs from Debian, and how to install it.</summary>
/// <param name="Names">Package names, separated by blanks.</param>
/// <param name="Release">Release to take them from, such as "bookworm-backports"; null for the installed one.</param>
internal sealed record DebianPackage(string Names, string? Release = null)
{
    /// <summary>The emulator; Debian 12 itself has 7.2, its backports have a new one.</summary>
    public static readonly DebianPackage Emulator = new("qemu-system-x86", "bookworm-backports");

    /// <summary>The guest's kernel.</summary>
    public static readonly DebianPackage Kernel = new("linux-image-cloud-amd64");

    /// <summary>C compiler and static C library.</summary>
    public static readonly DebianPackage Compiler = new("gcc libc6-dev");

    /// <summary>Programs that tie children to their parent.</summary>
    public static readonly DebianPackage ChildTools = new("util-linux");

    /// <summary>The command that installs the packages.</summary>
    public string InstallCommand => Release is null
        ? $"apt-get install --no-install-recommends {Names}"
        : $"apt-get install --no-install-recommends -t {Release} {Names} (on Debian 12, after adding \"deb http://deb.debian.org/debian {Release} main\" to the sources; later releases have it without -t)";
}
