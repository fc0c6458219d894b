using PlacementLab.Testbed.Requirements;
using Xunit;

namespace PlacementLab.Tests.Testbed;

public sealed class ToolSearchTests : IDisposable
{
    private readonly FakeMachineRoom _room = new("well");

    public void Dispose() => _room.Dispose();

    [Fact]
    public void EverythingIsFound()
    {
        TestbedTools tools = _room.Search.Find(_room.Temporary);

        Assert.Equal(Path.Combine(_room.Folder, "qemu-system-x86_64"), tools.Qemu);
        Assert.Equal(new QemuVersion(10, 0, 2), tools.Version);
        Assert.Equal("6.1-fake", tools.KernelVersion);
    }

    [Fact]
    public void OldEmulatorIsRefusedWithTheCommandThatInstallsANewOne()
    {
        _room.Program("qemu-system-x86_64", "#!/bin/sh\necho 'QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7)'\n");

        string message = Assert.Throws<InvalidInputException>(() => _room.Search.Find(_room.Temporary)).Message;

        Assert.Contains("found QEMU 7.2.22, expected QEMU 9.0 or later", message, StringComparison.Ordinal);
        Assert.Contains("apt-get install --no-install-recommends -t bookworm-backports qemu-system-x86", message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherProgramUnderTheEmulatorsNameIsRefused()
    {
        _room.Program("qemu-system-x86_64", "#!/bin/sh\necho hello\n");

        Assert.Contains("answers \"hello\"", Assert.Throws<InvalidInputException>(() => _room.Search.Find(_room.Temporary)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("qemu-system-x86_64", "qemu-system-x86")]
    [InlineData("gcc", "gcc libc6-dev")]
    [InlineData("setpriv", "util-linux")]
    public void MissingProgramIsNamedWithItsPackage(string program, string package)
    {
        _room.Remove(program);
        var search = new ToolSearch(name => name == "PATH" ? _room.Folder : null, _room.Folder);

        string message = Assert.Throws<InvalidInputException>(() => search.Find(_room.Temporary)).Message;

        Assert.StartsWith($"program {program}: found none on the path", message, StringComparison.Ordinal);
        Assert.Contains(package, message[message.IndexOf("apt-get install", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void MissingKernelIsNamedWithItsPackage()
    {
        _room.Remove("vmlinuz-6.1-fake");

        string message = Assert.Throws<InvalidInputException>(() => _room.Search.Find(_room.Temporary)).Message;

        Assert.Contains("apt-get install --no-install-recommends linux-image-cloud-amd64", message, StringComparison.Ordinal);
        Assert.Contains("PLACEMENTLAB_KERNEL", message, StringComparison.Ordinal);
    }

    [Fact]
    public void NamedKernelIsTaken()
    {
        ToolSearch search = With(TestbedTools.KernelVariable, Path.Combine(_room.Folder, "mode"));

        Assert.Equal("mode", search.Find(_room.Temporary).KernelVersion);
    }

    [Fact]
    public void NamedKernelThatIsNotThereIsRefused()
    {
        ToolSearch search = With(TestbedTools.KernelVariable, "/nowhere/vmlinuz");

        Assert.StartsWith("PLACEMENTLAB_KERNEL: found \"/nowhere/vmlinuz\"", Assert.Throws<InvalidInputException>(() => search.Find(_room.Temporary)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NamedEmulatorThatCannotRunIsRefused()
    {
        ToolSearch search = With(TestbedTools.QemuVariable, "/nowhere/qemu");

        Assert.StartsWith("/nowhere/qemu: found no program that runs", Assert.Throws<InvalidInputException>(() => search.Find(_room.Temporary)).Message, StringComparison.Ordinal);
    }

    private ToolSearch With(string variable, string value) =>
        new(name => name == variable ? value : name == "PATH" ? $"{_room.Folder}:/usr/bin:/bin" : null, _room.Folder);
}
