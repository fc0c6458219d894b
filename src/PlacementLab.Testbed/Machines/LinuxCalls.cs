using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PlacementLab.Testbed.Machines;

/// <summary>The calls of Linux that .NET has no name for.</summary>
internal static class LinuxCalls
{
    private const int NewNetwork = 0x40000000; // CLONE_NEWNET
    private const ulong SetInterfaceFlags = 0x8914; // SIOCSIFFLAGS
    private const int Up = 0x1 | 0x40; // IFF_UP, IFF_RUNNING
    private const int FlagsAt = 16; // of struct ifreq, after the name
    private const int Data = 3; // SEEK_DATA
    private const int Hole = 4; // SEEK_HOLE

    /// <summary>Gives the calling thread a network of its own, with a loopback interface only.</summary>
    /// <returns>Whether this user may.</returns>
    public static bool EnterOwnNetwork() => unshare(NewNetwork) == 0;

    /// <summary>Switches the loopback interface of the calling thread's network on.</summary>
    /// <param name="socket">A socket made by this thread.</param>
    public static bool SwitchOnLoopback(SafeHandle socket)
    {
        byte[] request = new byte[40];
        "lo"u8.CopyTo(request);
        request[FlagsAt] = Up;
        return ioctl(socket.DangerousGetHandle(), SetInterfaceFlags, request) == 0;
    }

    /// <summary>The next stretch of a file, from an offset, that has memory behind it.</summary>
    /// <returns>Its begin and end in bytes; null if there is none.</returns>
    public static (long From, long To)? NextData(SafeFileHandle file, long offset)
    {
        long from = lseek(file.DangerousGetHandle(), offset, Data);
        long to = from < 0 ? -1 : lseek(file.DangerousGetHandle(), from, Hole);
        return to < 0 ? null : (from, to);
    }

#pragma warning disable SYSLIB1054, IDE1006 // generated marshalling needs unsafe code; the names are those of the C library
    [DllImport("libc", SetLastError = true)]
    private static extern int unshare(int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int ioctl(nint handle, ulong request, byte[] argument);

    [DllImport("libc", SetLastError = true)]
    private static extern long lseek(nint handle, long offset, int whence);
#pragma warning restore SYSLIB1054, IDE1006
}
