using PlacementLab.Testbed.Requirements;
using Xunit;

namespace PlacementLab.Tests.Testbed;

public sealed class QemuVersionTests
{
    [Theory]
    [InlineData("QEMU emulator version 10.0.2 (Debian 1:10.0.2+ds-2+deb13u1~bpo12+1)\nCopyright", "10.0.2", true)]
    [InlineData("QEMU emulator version 9.0", "9.0.0", true)]
    [InlineData("QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18)", "7.2.22", false)]
    [InlineData("QEMU emulator version 8.99.99", "8.99.99", false)]
    public void VersionsAreRead(string text, string expected, bool usable)
    {
        QemuVersion? version = QemuVersion.Parse(text);

        Assert.Equal(expected, version?.ToString());
        Assert.Equal(usable, version?.IsUsable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bash: version ten")]
    [InlineData("version 99999999999999.1")]
    public void OtherTextHasNone(string text) => Assert.Null(QemuVersion.Parse(text));
}
