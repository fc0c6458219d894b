using System.CommandLine;
using PlacementLab.Migration;
using PlacementLab.Units;
using static PlacementLab.Cli.Commands.Estimating.OptionValues;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The options that describe the link.</summary>
internal sealed class LinkOptions
{
    private const double LongestDays = 10_000;
    private const double MostLoss = 0.99;

    private readonly Option<string?> _bandwidth = new("--bandwidth")
    {
        HelpName = "RATE",
        Description = "Capacity of the link, such as 1Gbps or 125MB/s",
        Required = true,
    };

    private readonly Option<string?> _roundTrip = new("--round-trip", "--rtt")
    {
        HelpName = "TIME",
        Description = "Round-trip time between the hosts [default: 0.2ms]",
    };

    private readonly Option<string?> _loss = Text("--loss", "SHARE", "Packets lost, such as 0.01%; limits a connection to (1460 B/RTT)*1.22/sqrt(loss) [default: 0]");
    private readonly Option<string?> _window = Text("--window", "SIZE", "Most unacknowledged data of a connection, which limits it to window/RTT [default: no limit]");
    private readonly Option<string?> _download = Text("--download", "RATE", "From the store to the destination in suspend-resume [default: as --bandwidth]");
    private readonly Option<string?> _service = Text("--service-traffic", "RATE", "Traffic of services that competes for the link [default: 0bps]");
    private readonly Option<string?> _serviceShare = Text("--service-share", "SHARE", "Share of the link kept for services [default: 0]");
    private readonly Option<string?> _reservation = Text("--reservation", "RATE", "What the migration gets at least [default: its fair share]");

    /// <summary>All in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_bandwidth, _roundTrip, _loss, _window, _download, _service, _serviceShare, _reservation];

    /// <summary>Those that only some schemes read.</summary>
    public IReadOnlyList<SchemeReaders> ReadBySomeSchemes => [new(_download, MigrationScheme.SuspendResume)];

    /// <summary>Throws unless a rate copies some memory within the longest time that is estimated.</summary>
    /// <exception cref="InvalidInputException">It does not.</exception>
    public static void ThrowIfTooSlow(double bytesPerSecond, DataSize memory, (string Place, string Text) found)
    {
        if (!(memory.Bytes <= bytesPerSecond * TimeSpan.FromDays(LongestDays).TotalSeconds))
        {
            throw new InvalidInputException(
                found.Place, $"\"{found.Text}\"", $"a rate that copies {memory} within 10,000 days", "Give what a migration gets, such as 1Gbps.");
        }
    }

    /// <summary>Reads the link.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="memory">Memory that must be copied in reasonable time.</param>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public MigrationLink Read(ParseResult parsed, DataSize memory)
    {
        string text = parsed.GetRequiredValue(_bandwidth)!;
        DataRate bandwidth = RateOf(text, _bandwidth.Name);
        ThrowIfTooSlow(bandwidth.BytesPerSecond, memory, (_bandwidth.Name, text));
        var link = new MigrationLink { Bandwidth = bandwidth };
        if (PositiveRate(parsed, _download) is { } download)
        {
            ThrowIfTooSlow(download.BytesPerSecond, memory, (_download.Name, parsed.GetValue(_download)!));
            link = link with { DownloadBandwidth = download };
        }

        link = link with
        {
            RoundTrip = Time(parsed, _roundTrip) ?? link.RoundTrip,
            LossShare = Share(parsed, _loss, 0, MostLoss) ?? 0,
            Window = PositiveSize(parsed, _window) ?? DataSize.Zero,
            ServiceTraffic = Rate(parsed, _service) ?? DataRate.Zero,
            ServiceShare = Share(parsed, _serviceShare, 0, MostLoss) ?? 0,
            MigrationReservation = Rate(parsed, _reservation) ?? DataRate.Zero,
        };
        ThrowIfNoRoundTrip(parsed, link);
        return link;
    }

    private void ThrowIfNoRoundTrip(ParseResult parsed, MigrationLink link)
    {
        if (link.RoundTrip == TimeSpan.Zero && new Option[] { _loss, _window }.FirstOrDefault(o => Given(parsed, o)) is { } option)
        {
            throw new InvalidInputException(
                option.Name, $"the option with {_roundTrip.Name} {parsed.GetValue(_roundTrip)}", "a round trip above 0: without one it limits no connection",
                $"Give a round trip, or leave {option.Name} out.");
        }
    }
}
