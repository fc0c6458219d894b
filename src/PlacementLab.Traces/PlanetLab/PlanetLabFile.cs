using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.PlanetLab;

/// <summary>Reads the content of one PlanetLab file: a fixed number of lines, each a whole number from 0 to 100.</summary>
internal static class PlanetLabFile
{
    /// <summary>Longest line: three digits, carriage return, line feed.</summary>
    public const int LongestLine = 5;

    private const string OtherLength =
        "Fetch the file again or remove it; bring traces of another length as a CSV file (a line for each time, a column for each VM).";

    /// <summary>The values of a file, from its bytes.</summary>
    /// <param name="content">The bytes. LF or CR LF ends a line; the last line end may be missing.</param>
    /// <param name="place">The file, for the message.</param>
    /// <param name="samples">Lines the file must have.</param>
    /// <exception cref="InvalidInputException">The content is not of this form.</exception>
    public static float[] Parse(ReadOnlySpan<byte> content, string place, int samples)
    {
        if (content.IsEmpty)
        {
            throw new InvalidInputException(place, "an empty file", Lines(samples), "Fetch the file again or remove it.");
        }

        float[] values = new float[samples];
        for (int i = 0; i < samples; i++)
        {
            if (content.IsEmpty)
            {
                throw new InvalidInputException(
                    $"{place}, line {i + 1}", $"the end of the file after {i} lines", Lines(samples),
                    OtherLength);
            }

            int end = content.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? content : content[..end];
            int percent = Percent(line is [.., (byte)'\r'] ? line[..^1] : line);
            values[i] = percent >= 0 ? percent : throw BadLine(line, $"{place}, line {i + 1}", i == 0);
            content = end < 0 ? [] : content[(end + 1)..];
        }

        return content.IsEmpty ? values : throw new InvalidInputException(
            $"{place}, line {samples + 1}", $"more than {samples} lines", Lines(samples),
            OtherLength);
    }

    private static int Percent(ReadOnlySpan<byte> line)
    {
        int value = 0;
        foreach (byte b in line)
        {
            if (b is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = (value * 10) + (b - '0');
        }

        return line.Length is >= 1 and <= 3 && value <= 100 ? value : -1;
    }

    private static InvalidInputException BadLine(ReadOnlySpan<byte> line, string place, bool isFirst)
    {
        string? mark = isFirst ? FoundText.ByteOrderMark(line) : null;
        string found = mark ?? (line.Trim("\r"u8).IsEmpty ? "an empty line" : FoundText.Quote(line));
        string nextStep = mark is null ? "Correct the line, or remove the file from the set." : "Save the file as plain ASCII text.";
        return new InvalidInputException(place, found, "a whole number from 0 to 100 (CPU in %)", nextStep);
    }

    private static string Lines(int samples) => $"{samples} lines, each a whole number from 0 to 100";
}
