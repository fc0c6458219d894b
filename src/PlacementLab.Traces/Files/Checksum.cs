using System.Security.Cryptography;

namespace PlacementLab.Traces.Files;

/// <summary>SHA-256 of content that comes in pieces.</summary>
internal static class Checksum
{
    /// <summary>SHA-256 of the contents one after another, in lower-case hexadecimal digits.</summary>
    /// <param name="contents">The contents.</param>
    public static string Of(params IEnumerable<byte[]> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] content in contents)
        {
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
