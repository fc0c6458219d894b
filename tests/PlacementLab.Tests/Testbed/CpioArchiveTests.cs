using System.Text;
using PlacementLab.Testbed.Guest;
using Xunit;

namespace PlacementLab.Tests.Testbed;

public sealed class CpioArchiveTests
{
    [Fact]
    public void BytesAreThoseOfTheFormat()
    {
        byte[] archive = CpioArchive.OfExecutables(("init", "abcde"u8.ToArray()));

        // Header: magic, inode 1, mode 0o100755 = 0x81ED, owner 0, group 0, one link, time 0, 5 bytes, four device numbers 0,
        // 5 letters of the name with its zero, checksum 0. 110 + 5 bytes are padded to 116, 5 bytes of content to 8.
        const string Header = "070701" + "00000001" + "000081ED" + "00000000" + "00000000" + "00000001" + "00000000" + "00000005"
            + "00000000" + "00000000" + "00000000" + "00000000" + "00000005" + "00000000";
        Assert.Equal(Header + "init\0\0" + "abcde\0\0\0", Encoding.ASCII.GetString(archive, 0, 124));
        Assert.StartsWith("070701", Encoding.ASCII.GetString(archive, 124, 6), StringComparison.Ordinal);
        Assert.Contains("TRAILER!!!\0", Encoding.ASCII.GetString(archive), StringComparison.Ordinal);
        Assert.Equal(0, archive.Length % 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("prögram")]
    public void NameThatTheFormatCannotHoldIsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => CpioArchive.OfExecutables((name, [])));
}
