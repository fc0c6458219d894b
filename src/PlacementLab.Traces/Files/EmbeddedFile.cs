namespace PlacementLab.Traces.Files;

/// <summary>Files of the repository's <c>datasets</c> folder that travel inside this assembly.</summary>
internal static class EmbeddedFile
{
    /// <summary>The whole content of an embedded file.</summary>
    /// <param name="name">Path below <c>datasets</c>, with "/".</param>
    public static byte[] ReadBytes(string name)
    {
        using Stream stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"No embedded file \"{name}\".", nameof(name));
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
