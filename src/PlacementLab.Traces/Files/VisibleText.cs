using System.Globalization;
using System.Text;
using System.Xml;

namespace PlacementLab.Traces.Files;

/// <summary>
/// Text from outside, such as the names of files, made fit for messages, tables and documents: control characters and what
/// no document may hold (half a surrogate pair, U+FFFE, U+FFFF) are written as <c>\x1B</c> or <c>\uFFFE</c>.
/// </summary>
public static class VisibleText
{
    /// <summary>The text with everything visible; the same text where it is so already.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                visible.Append(text, i++, 2);
            }
            else if (char.IsControl(text[i]) || !XmlConvert.IsXmlChar(text[i]))
            {
                int code = text[i];
                visible.Append(code < 256 ? "\\x" : "\\u").Append(code.ToString(code < 256 ? "X2" : "X4", CultureInfo.InvariantCulture));
            }
            else
            {
                visible.Append(text[i]);
            }
        }

        return visible.ToString();
    }
}
