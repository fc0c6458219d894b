using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace PlacementLab.Prediction.Overload;

/// <summary>
/// The file of an overload model: the mark "PLOM", versions of format and features, settings, calibration, trees, and the
/// SHA-256 of all that; little-endian.
/// </summary>
internal static class OverloadModelFile
{
    private const int FormatVersion = 1;
    private static readonly byte[] _mark = "PLOM"u8.ToArray();

    /// <summary>Writes a model.</summary>
    public static void Write(Stream stream, OverloadModelContent content)
    {
        using MemoryStream buffer = new();
        using (BinaryWriter writer = new(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(_mark);
            writer.Write(FormatVersion);
            writer.Write(OverloadFeatures.Version);
            writer.Write(content.Settings.HorizonSamples);
            writer.Write(content.Settings.LookbackSamples);
            writer.Write(content.Settings.UsesTimeOfDay);
            writer.Write(content.Slope);
            writer.Write(content.Offset);
            WriteTrees(writer, content.Trees);
        }

        byte[] bytes = buffer.ToArray();
        stream.Write(bytes);
        stream.Write(SHA256.HashData(bytes));
    }

    /// <summary>Reads a model to the end of the stream.</summary>
    /// <exception cref="InvalidInputException">It is no such model, is damaged, or is of another version.</exception>
    public static OverloadModelContent Read(Stream stream, string place)
    {
        using MemoryStream buffer = new();
        stream.CopyTo(buffer);
        byte[] bytes = buffer.ToArray();
        Verify(bytes, place);
        using BinaryReader reader = new(new MemoryStream(bytes, _mark.Length, bytes.Length - _mark.Length));
        int format = reader.ReadInt32();
        int features = reader.ReadInt32();
        if (format != FormatVersion || features != OverloadFeatures.Version)
        {
            throw new InvalidInputException(
                place, $"format {format} with features {features}", $"format {FormatVersion} with features {OverloadFeatures.Version}", "Train the model again with this version.");
        }

        OverloadFeatureSettings settings = new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean());
        double slope = reader.ReadDouble();
        double offset = reader.ReadDouble();
        return new OverloadModelContent(settings, ReadTrees(reader), slope, offset);
    }

    private static void Verify(byte[] bytes, string place)
    {
        if (bytes.Length < _mark.Length + SHA256.HashSizeInBytes || !bytes.AsSpan().StartsWith(_mark))
        {
            throw new InvalidInputException(
                place, $"{bytes.Length} bytes without the mark of an overload model", "a file that begins with PLOM", "Give a file that was saved as an overload model.");
        }

        byte[] sum = SHA256.HashData(bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes));
        if (!bytes.AsSpan().EndsWith(sum))
        {
            throw new InvalidInputException(place, "a checksum that does not fit the content", "the file as it was saved", "Copy the file again, or train the model again.");
        }
    }

    private static void WriteTrees(BinaryWriter writer, TreeEnsemble trees)
    {
        WriteArray(writer, trees.Roots, writer.Write);
        WriteArray(writer, trees.Features, writer.Write);
        WriteArray(writer, trees.Thresholds, writer.Write);
        WriteArray(writer, trees.Left, writer.Write);
        WriteArray(writer, trees.Right, writer.Write);
        WriteArray(writer, trees.Leaves, writer.Write);
    }

    private static TreeEnsemble ReadTrees(BinaryReader reader) => new(
        ReadArray(reader, reader.ReadInt32),
        ReadArray(reader, reader.ReadInt32),
        ReadArray(reader, reader.ReadSingle),
        ReadArray(reader, reader.ReadInt32),
        ReadArray(reader, reader.ReadInt32),
        ReadArray(reader, reader.ReadDouble));

    private static void WriteArray<T>(BinaryWriter writer, ImmutableArray<T> values, Action<T> write)
    {
        writer.Write(values.Length);
        foreach (T value in values)
        {
            write(value);
        }
    }

    private static ImmutableArray<T> ReadArray<T>(BinaryReader reader, Func<T> read)
    {
        int length = reader.ReadInt32();
        ImmutableArray<T>.Builder values = ImmutableArray.CreateBuilder<T>(length);
        for (int index = 0; index < length; index++)
        {
            values.Add(read());
        }

        return values.MoveToImmutable();
    }
}
