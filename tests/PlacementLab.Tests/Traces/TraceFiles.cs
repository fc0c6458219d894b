using System.Globalization;
using System.IO.Compression;
using System.Text;
using PlacementLab.Demand;

namespace PlacementLab.Tests.Traces;

/// <summary>Writes trace files for tests.</summary>
internal static class TraceFiles
{
    /// <summary>The content of a correct PlanetLab file.</summary>
    public static string Day(int lines = 288, string lineEnd = "\n") =>
        string.Concat(Enumerable.Range(0, lines).Select(i => (i % 101).ToString(CultureInfo.InvariantCulture) + lineEnd));

    /// <summary>A correct day with one line (counted from 1) replaced.</summary>
    public static string DayWith(int line, string text)
    {
        string[] lines = Day().Split('\n');
        lines[line - 1] = text;
        return string.Join('\n', lines);
    }

    /// <summary>A zip file with these entries, in this order.</summary>
    public static byte[] Zip(params IEnumerable<(string Name, string Content)> entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach ((string name, string content) in entries)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    /// <summary>Bytes packed by gzip.</summary>
    public static byte[] Gzip(string content)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(content));
        }

        return stream.ToArray();
    }

    /// <summary>One table of a set in the wide form.</summary>
    public static string Wide(TraceSet set, Func<UtilizationTrace, IReadOnlyList<float>> values)
    {
        var text = new StringBuilder("sample");
        foreach (UtilizationTrace trace in set.Traces)
        {
            text.Append(',').Append(trace.Name);
        }

        for (int i = 0; i < set.SampleCount; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{i}");
            foreach (UtilizationTrace trace in set.Traces)
            {
                text.Append(CultureInfo.InvariantCulture, $",{values(trace)[i]}");
            }
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Whether two sets have the same names and values.</summary>
    public static void AssertEqual(TraceSet expected, TraceSet actual)
    {
        Xunit.Assert.Equal(expected.Step, actual.Step);
        Xunit.Assert.Equal(expected.Traces.Select(t => t.Name), actual.Traces.Select(t => t.Name));
        foreach ((UtilizationTrace e, UtilizationTrace a) in expected.Traces.Zip(actual.Traces))
        {
            Xunit.Assert.True(e.CpuPercent.AsSpan().SequenceEqual(a.CpuPercent.AsSpan()), $"CPU of {e.Name}");
            Xunit.Assert.True(e.MemoryPercent.AsSpan().SequenceEqual(a.MemoryPercent.AsSpan()), $"memory of {e.Name}");
        }
    }
}
