using System.Globalization;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Roadef;

/// <summary>The numbers of a ROADEF file one after the other: whole, 0 or more, separated by white space.</summary>
/// <param name="content">The bytes.</param>
/// <param name="file">The file, for messages.</param>
internal sealed class RoadefTokens(byte[] content, string file)
{
    private const string Refetch = "Fetch the file again, or correct it.";
    private int _at;
    private int _line = 1;
    private long _number;

    /// <summary>How many numbers the rest of the file can hold at most, as each takes two bytes.</summary>
    public int Possible => (content.Length - _at + 1) / 2;

    /// <summary>The next number, up to the 64-bit limit.</summary>
    /// <param name="what">What it stands for, for messages.</param>
    public long Amount(string what)
    {
        ReadOnlySpan<byte> token = Next(what);
        long value = 0;
        foreach (byte b in token)
        {
            int digit = b - '0';
            if (digit is < 0 or > 9)
            {
                throw Misfit(what, FoundText.Quote(token), "a whole number, 0 or more");
            }

            if (value > (long.MaxValue - digit) / 10)
            {
                throw Misfit(what, FoundText.Quote(token), $"at most {long.MaxValue} (64 bits)");
            }

            value = (value * 10) + digit;
        }

        return value;
    }

    /// <summary>The next number, which is 0 or 1.</summary>
    /// <param name="what">What it stands for.</param>
    public bool Flag(string what) => Index(what, 2) == 1;

    /// <summary>The next number, which names one of <paramref name="count"/> things numbered from 0.</summary>
    /// <param name="what">What it stands for.</param>
    /// <param name="count">How many there are.</param>
    public int Index(string what, int count)
    {
        long value = Amount(what);
        return value < count ? (int)value : throw Misfit(what, Text(value), $"0 to {Text(count - 1)}");
    }

    /// <summary>The next number, which says how many entries follow; each takes two bytes or more of the file.</summary>
    /// <param name="what">What it counts.</param>
    /// <param name="least">The least number allowed.</param>
    public int Count(string what, int least = 0)
    {
        long value = Amount(what);
        return value < least ? throw Misfit(what, Text(value), $"{least} or more")
            : value > Possible ? throw Misfit(what, Text(value), $"at most {Text(Possible)}, as the rest of the file can hold no more numbers")
            : (int)value;
    }

    /// <summary>As many numbers as <paramref name="amounts"/> has places.</summary>
    /// <param name="what">What they stand for.</param>
    /// <param name="amounts">Where they go.</param>
    public void Amounts(string what, Span<long> amounts)
    {
        foreach (ref long amount in amounts)
        {
            amount = Amount(what);
        }
    }

    /// <summary>Makes sure that nothing follows.</summary>
    /// <param name="what">What should have ended with the file.</param>
    public void End(string what)
    {
        SkipWhiteSpace();
        if (_at < content.Length)
        {
            _number++;
            throw Misfit("the end", FoundText.Quote(Token()), $"the end of the file after {what}");
        }
    }

    /// <summary>Says that the number read last does not fit.</summary>
    public InvalidInputException Misfit(string what, string found, string expected) =>
        new($"{file}, line {_line}, number {Text(_number)} ({what})", found, expected, Refetch);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private ReadOnlySpan<byte> Next(string what)
    {
        SkipWhiteSpace();
        _number++;
        if (_at == content.Length)
        {
            throw Misfit(what, "the end of the file", "a whole number, 0 or more");
        }

        return Token();
    }

    private ReadOnlySpan<byte> Token()
    {
        int start = _at;
        while (_at < content.Length && !IsWhiteSpace(content[_at]))
        {
            _at++;
        }

        return content.AsSpan(start, _at - start);
    }

    private void SkipWhiteSpace()
    {
        while (_at < content.Length && IsWhiteSpace(content[_at]))
        {
            _line += content[_at++] == (byte)'\n' ? 1 : 0;
        }
    }

    private static bool IsWhiteSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
