using System.Globalization;
using System.Text;

namespace PlacementLab.Testbed.Guest;

/// <summary>
/// Writes the archive format that Linux unpacks as its initial RAM disk: cpio "newc" (magic 070701), whose headers are
/// 8-digit hexadecimal numbers, names and contents padded to multiples of four bytes, ended by an entry "TRAILER!!!".
/// Source: Linux, Documentation/driver-api/early-userspace/buffer-format.rst.
/// </summary>
public static class CpioArchive
{
    private const int ExecutableFile = 0x81ED; // a regular file, rwxr-xr-x

    /// <summary>An archive of executable files in the root folder.</summary>
    /// <param name="files">Names without a leading slash, and contents.</param>
    /// <exception cref="ArgumentException">A name is empty or not ASCII.</exception>
    public static byte[] OfExecutables(params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var archive = new MemoryStream();
        for (int i = 0; i < files.Count; i++)
        {
            Append(archive, files[i].Name, files[i].Content, i + 1, ExecutableFile);
        }

        Append(archive, "TRAILER!!!", [], 0, 0);
        return archive.ToArray();
    }

    private static void Append(MemoryStream archive, string name, byte[] content, int inode, int mode)
    {
        if (name.Length == 0 || !Ascii.IsValid(name))
        {
            throw new ArgumentException($"A file in the archive needs a name in ASCII, not \"{name}\".", nameof(name));
        }

        // inode, mode, owner, group, links, time, size, device (2), device it stands for (2), length of the name with its zero, checksum
        int[] fields = [inode, mode, 0, 0, 1, 0, content.Length, 0, 0, 0, 0, name.Length + 1, 0];
        string header = "070701" + string.Concat(fields.Select(f => f.ToString("X8", CultureInfo.InvariantCulture)));
        archive.Write(Encoding.ASCII.GetBytes(header + name + "\0"));
        Pad(archive);
        archive.Write(content);
        Pad(archive);
    }

    private static void Pad(MemoryStream archive) => archive.Write(new byte[(4 - archive.Length % 4) % 4]);
}
