using PlacementLab.Tests.Support;
using PlacementLab.Traces.Files;
using Xunit;

namespace PlacementLab.Tests.Traces.Files;

public sealed class AtomicFileTests
{
    [Fact]
    public void Write_CreatesFoldersAndLeavesOnlyTheFile()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "a", "b", "out.txt");

        AtomicFile.WriteText(path, "µ\n");

        Assert.Equal([0xC2, 0xB5, 0x0A], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Write_OnFailureKeepsTheOldFileAndNoTemporary()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("out.txt");
        AtomicFile.WriteText(path, "old");

        Assert.Throws<OperationCanceledException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new OperationCanceledException();
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Write_ReplacesOnlyAtTheEnd()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("out.txt");
        AtomicFile.WriteText(path, "old");

        AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(path));
        });

        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void Write_WhereAFileStandsForAFolder_SaysPlaceAndNextStep()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "x");
        string path = Path.Combine(folder.File("file"), "out.txt");

        var e = Assert.Throws<InvalidInputException>(() => AtomicFile.WriteText(path, "y"));

        Assert.Equal(path, e.Place);
        Assert.Contains("cannot be written", e.Found, StringComparison.Ordinal);
        Assert.Equal("x", File.ReadAllText(folder.File("file")));
    }

    [Fact]
    public void Write_OverAFolder_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        string inner = Directory.CreateDirectory(folder.File("inner")).FullName;

        Assert.Throws<InvalidInputException>(() => AtomicFile.WriteText(inner, "y"));

        Assert.Equal([inner], Directory.GetFileSystemEntries(folder.Path));
        Assert.Empty(Directory.GetFileSystemEntries(inner));
    }
}
