using System.Buffers.Text;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Packing;

/// <summary>Whole numbers divided by blanks and line ends of any kind, read one after the other.</summary>
/// <param name="content">The text.</param>
/// <param name="place">The file, for messages.</param>
internal sealed class NumberText(byte[] content, string place)
{
    private int _at = content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
    private int _line = 1;

    /// <summary>File and line reached.</summary>
    public string Place => $"{place}, line {_line}";

    /// <summary>Whether nothing but blanks follows.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return _at == content.Length;
        }
    }

    /// <summary>The next number.</summary>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="least">Least value.</param>
    /// <param name="most">Largest value.</param>
    /// <exception cref="InvalidInputException">There is none, it is no whole number, or it is out of range.</exception>
    public long Next(string what, long least, long most = long.MaxValue)
    {
        if (IsAtEnd)
        {
            throw new InvalidInputException(Place, "the end of the file", what, "The file is cut off, or a count in it is too large: fetch it again.");
        }

        ReadOnlySpan<byte> word = Word();
        if (!Utf8Parser.TryParse(word, out long value, out int used) || used != word.Length)
        {
            bool isLarge = word.TrimStart((byte)'-').IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
            throw new InvalidInputException(
                Place, FoundText.Quote(word), isLarge ? $"{what} that fits in 64 bits" : $"{what}, a whole number",
                isLarge ? "Use a larger unit." : "Correct the number, or fetch the file again.");
        }

        string range = most == long.MaxValue ? $"{least} or more" : $"from {least} to {most}";
        return value >= least && value <= most ? value : throw new InvalidInputException(
            Place, $"{value}", $"{what}, {range}", "Correct the number, or fetch the file again.");
    }

    /// <summary>Requires that nothing follows.</summary>
    /// <param name="before">What stood before.</param>
    /// <exception cref="InvalidInputException">Something follows.</exception>
    public void RequireEnd(string before)
    {
        if (!IsAtEnd)
        {
            throw new InvalidInputException(
                Place, $"{FoundText.Quote(Word())} after {before}", "the end of the file", "Correct the count, or remove what is too much.");
        }
    }

    private ReadOnlySpan<byte> Word()
    {
        int start = _at;
        while (_at < content.Length && !IsBlank(content[_at]))
        {
            _at++;
        }

        return content.AsSpan(start, _at - start);
    }

    private void SkipBlanks()
    {
        for (; _at < content.Length && IsBlank(content[_at]); _at++)
        {
            _line += content[_at] == '\n' ? 1 : 0;
        }
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
