using System.Collections.Immutable;

namespace PlacementLab.Traces.Migrations;

/// <summary>What was measured once for each kind of guest: where its content lies, and how well it compresses.</summary>
internal sealed class TestbedGuests
{
    private readonly Dictionary<string, ImmutableArray<double>> _layouts = [];
    private readonly Dictionary<(string Fill, string Codec), double> _ratios = [];

    /// <summary>Reads the tables.</summary>
    /// <param name="layouts">Files of layouts.</param>
    /// <param name="ratios">Files of compression ratios.</param>
    /// <exception cref="InvalidInputException">A file is not in its form.</exception>
    public TestbedGuests(IEnumerable<(string Name, byte[] Content, string Place)> layouts, IEnumerable<(string Name, byte[] Content, string Place)> ratios)
    {
        foreach ((_, byte[] content, string place) in layouts)
        {
            ReadLayouts(MeasurementTable.Parse(content, place, ["mem_mib", "fill", "fill_mib", "address_mib", "nonzero_pages"]));
        }

        foreach ((_, byte[] content, string place) in ratios)
        {
            foreach (MeasurementRow row in MeasurementTable.Parse(content, place, ["fill", "codec", "ratio"]).Rows)
            {
                _ratios[(row.Text("fill"), row.Text("codec"))] = row.Number("ratio");
            }
        }
    }

    /// <summary>Pages with content in each MiB; empty where not known.</summary>
    public ImmutableArray<double> LayoutOf(double memory, string fill, double fillMebibytes) =>
        _layouts.GetValueOrDefault(TestbedReader.GuestKey(memory, fill, fillMebibytes), []);

    /// <summary>Bytes after compression over bytes before; 1 where not known.</summary>
    public double RatioOf(string fill, string codec) => _ratios.GetValueOrDefault((fill, codec), 1);

    private void ReadLayouts(MeasurementTable table)
    {
        foreach (IGrouping<string, MeasurementRow> guest in table.Rows.GroupBy(r =>
            TestbedReader.GuestKey(r.Number("mem_mib"), r.Text("fill"), r.Number("fill_mib"))))
        {
            var pages = ImmutableArray.CreateBuilder<double>();
            foreach (MeasurementRow row in guest)
            {
                if (row.Whole("address_mib") != pages.Count)
                {
                    throw row.Bad("address_mib", $"{pages.Count}, each MiB of a guest in order");
                }

                double found = row.Number("nonzero_pages");
                pages.Add(found <= 256 ? found : throw row.Bad("nonzero_pages", "at most 256 pages of a MiB"));
            }

            _layouts[guest.Key] = pages.ToImmutable();
        }
    }
}
