using System.Globalization;

namespace PlacementLab.Testbed.Machines;

/// <summary>QEMU's arguments for one machine.</summary>
internal static class QemuCommandLine
{
    private const string KernelOptions =
        "console=ttyS0 quiet loglevel=3 mitigations=off random.trust_cpu=on tsc=reliable no_timer_check panic=-1";

    /// <summary>The arguments.</summary>
    /// <param name="request">The machine.</param>
    /// <param name="paths">Its files and sockets.</param>
    /// <param name="kernel">The guest's kernel.</param>
    /// <param name="image">The guest's RAM disk.</param>
    public static IReadOnlyList<string> For(MachineRequest request, MachinePaths paths, string kernel, string image)
    {
        string mebibytes = (request.Memory.Bytes >> 20).ToString(CultureInfo.InvariantCulture);
        string memory = request.IsDestination
            ? $"memory-backend-ram,id=ram0,size={mebibytes}M"
            : $"memory-backend-file,id=ram0,size={mebibytes}M,mem-path={paths.Memory},share=on";
        return
        [
            "-name", request.Name, "-accel", "tcg,thread=multi,tb-size=64", "-cpu", "qemu64", "-smp", "1",
            "-machine", "pc,memory-backend=ram0", "-m", mebibytes, "-object", memory,
            "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none", "-vga", "none",
            "-chardev", $"socket,id=ser,path={paths.Serial}", "-device", "isa-serial,chardev=ser",
            "-chardev", $"socket,id=hb,path={paths.Heartbeat}", "-device", "isa-debugcon,iobase=0xe9,chardev=hb",
            "-qmp", $"unix:{paths.Control},server=on,wait=off",
            "-kernel", kernel, "-initrd", image, "-append", $"{KernelOptions} {request.GuestOptions}",
            .. request.IsDestination ? ["-incoming", "defer"] : Array.Empty<string>(),
        ];
    }
}
