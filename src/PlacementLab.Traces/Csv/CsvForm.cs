using CsvHelper;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Csv;

/// <summary>The form of every CSV file here: UTF-8, comma, decimal point, a header, no empty lines, quotation marks as in RFC 4180.</summary>
internal static class CsvForm
{
    private static readonly CsvReaderOptions _options = new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        HasHeader = false,
        SkipEmptyLines = false,
        TrimWhitespace = false,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        TrackLineNumbers = true,
    };

    /// <summary>Opens a file that is in memory; the header counts as the first record.</summary>
    /// <param name="content">The bytes; a UTF-8 byte-order mark is passed over.</param>
    /// <param name="place">The file, for the message.</param>
    /// <exception cref="InvalidInputException">The file is empty or not UTF-8.</exception>
    public static CsvReader Open(byte[] content, string place)
    {
        if (content.Length == 0)
        {
            throw new InvalidInputException(place, "an empty file", "a header line and data", "Fetch or write the file again.");
        }

        if (!System.Text.Unicode.Utf8.IsValid(content))
        {
            throw new InvalidInputException(
                place, FoundText.ByteOrderMark(content) ?? $"bytes that are not UTF-8 text, beginning with {FoundText.Quote(content)}",
                "CSV in UTF-8", "Save the file as CSV in UTF-8.");
        }

        return CsvReader.Create(content, _options);
    }

    /// <summary>Goes to the next record.</summary>
    /// <param name="csv">The reader.</param>
    /// <param name="place">The file, for the message.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidInputException">The record is no CSV.</exception>
    public static bool Next(CsvReader csv, string place)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException e)
        {
            throw new InvalidInputException(
                $"{place}, line {e.LineNumber}", "quotation marks that do not match", "fields divided by commas",
                "Remove the quotation marks or close them.", e);
        }
    }
}
