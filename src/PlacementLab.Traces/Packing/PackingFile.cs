using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Packing;

/// <summary>A file of packing problems, on its own or in an archive.</summary>
/// <param name="Name">Name without folder and ending.</param>
/// <param name="Folder">The innermost folder it lies in; empty for none.</param>
/// <param name="Place">Where it is, for messages.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PackingFile(string Name, string Folder, string Place, byte[] Content)
{
    /// <summary>SHA-256 of the content in lower-case hexadecimal digits.</summary>
    public string Sha256 => Checksum.Of([Content]);
}
