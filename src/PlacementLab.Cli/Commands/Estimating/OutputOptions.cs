using System.CommandLine;
using PlacementLab.Experiments.Sweeps;
using PlacementLab.Migration.Uncertainty;
using PlacementLab.Units;
using static PlacementLab.Cli.Commands.Estimating.OptionValues;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The options that say what is printed: points, phases, a distribution or a sweep.</summary>
internal sealed class OutputOptions
{
    private const double MostSpread = 3;
    private readonly Option<bool> _json = Switch("--json", "Print one JSON document instead of the table");
    private readonly Option<bool> _phases = Switch("--phases", "Print the phases of each scheme as well");
    private readonly Option<bool> _quantiles = Switch("--quantiles", "Print a distribution instead of points: what uncertain inputs make of the result");
    private readonly Option<string?> _memorySpread = Text("--memory-spread", "SHARE", "Uncertainty of the memory, log-normal [default: 5%, an assumption]");
    private readonly Option<string?> _dirtySpread = Text("--dirty-spread", "SHARE", "Uncertainty of the dirty rate [default: 30%, an assumption]");
    private readonly Option<string?> _bandwidthSpread = Text("--bandwidth-spread", "SHARE", "Uncertainty of the throughput [default: 10%, an assumption]");
    private readonly Option<string?> _draws = Text("--draws", "N", "Draws of the distribution, 100-1000000 [default: 10000]");
    private readonly Option<string?> _seed = Text("--seed", "N", "Seed of the draws [default: 1]");

    private readonly Option<string?> _sweep = Text(
        "--sweep", "NAME=FROM..TO", $"Vary one input on a logarithmic scale: {string.Join(", ", SweepQuantities.All)}; such as bandwidth=100Mbps..10Gbps");

    private readonly Option<string?> _steps = Text("--steps", "N", "Steps of the sweep, 2-1000 [default: 25]");
    private readonly Option<string?> _out = Text("--out", "DIR", "Also draw the sweep's curves there, as SVG and PNG");

    /// <summary>All in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
    [
        _phases, _quantiles, _memorySpread, _dirtySpread, _bandwidthSpread, _draws, _seed, _sweep, _steps, _out, _json,
    ];

    /// <summary>Whether a JSON document is asked for.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Whether phases are asked for.</summary>
    public bool Phases(ParseResult parsed) => parsed.GetValue(_phases);

    /// <summary>Folder of the figures; null for none.</summary>
    public string? Folder(ParseResult parsed) => parsed.GetValue(_out);

    /// <summary>How uncertain the inputs are; null if no distribution is asked for.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used, or two contradict each other.</exception>
    public UncertainInputs? Uncertainty(ParseResult parsed)
    {
        Requires(parsed, _quantiles, _memorySpread, _dirtySpread, _bandwidthSpread, _draws, _seed);
        Excludes(parsed, _quantiles, "a distribution is drawn at one point, and has no single sequence of phases", _sweep, _phases);
        return parsed.GetValue(_quantiles)
            ? new UncertainInputs
            {
                Memory = Spread(parsed, _memorySpread, 0.05),
                DirtyRate = Spread(parsed, _dirtySpread, 0.30),
                Bandwidth = Spread(parsed, _bandwidthSpread, 0.10),
                Draws = Count(parsed, _draws, (100, 1_000_000), "10,000 are usually enough.") ?? 10_000,
                Seed = Count(parsed, _seed, (0, int.MaxValue), "Any number gives a distribution of its own.") ?? 1,
            }
            : null;
    }

    /// <summary>What is swept; null for nothing.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used, or two contradict each other.</exception>
    public SweepRange? Sweep(ParseResult parsed)
    {
        Requires(parsed, _sweep, _steps, _out);
        Excludes(parsed, _sweep, "the phases of one point are a table of their own", _phases);
        int steps = Count(parsed, _steps, (2, 1000), "25 give smooth curves.") ?? 25;
        if (parsed.GetValue(_sweep) is not { } text)
        {
            return null;
        }

        string[] sides = text.Split('=', 2);
        string[] ends = sides[^1].Split("..", 2);
        if (sides.Length != 2 || ends.Length != 2)
        {
            throw new InvalidInputException(_sweep.Name, $"\"{text}\"", "NAME=FROM..TO", "Write it like bandwidth=100Mbps..10Gbps.");
        }

        SweepQuantity quantity = SweepQuantities.Parse(sides[0], _sweep.Name);
        double from = Value(quantity, ends[0]);
        double to = Value(quantity, ends[1]);
        return from > 0 && to > from
            ? new SweepRange(quantity, from, to, steps)
            : throw new InvalidInputException(
                _sweep.Name, $"\"{text}\"", "a range that begins above 0 and rises", "Put the smaller value first; the scale is logarithmic.");
    }

    /// <summary>Throws if a sweep begins where nothing would end.</summary>
    /// <exception cref="InvalidInputException">It does.</exception>
    public void ThrowIfTooSlow(ParseResult parsed, SweepRange range, EstimateInputs inputs)
    {
        double bandwidth = range.Quantity == SweepQuantity.Bandwidth ? range.From : inputs.Link.Bandwidth.BytesPerSecond;
        DataSize memory = range.Quantity == SweepQuantity.Memory ? DataSize.FromBytes((long)range.To) : inputs.Vm.Memory;
        LinkOptions.ThrowIfTooSlow(bandwidth, memory, (_sweep.Name, parsed.GetValue(_sweep)!));
    }

    private static InputSpread Spread(ParseResult parsed, Option<string?> option, double otherwise) =>
        new(SpreadKind.LogNormal, Share(parsed, option, 0, MostSpread) ?? otherwise);

    private double Value(SweepQuantity quantity, string text) => quantity switch
    {
        SweepQuantity.Bandwidth or SweepQuantity.DirtyRate => RateOf(text, _sweep.Name).BytesPerSecond,
        SweepQuantity.Memory => SizeOf(text, _sweep.Name).Bytes,
        _ => DurationText.Parse(text, _sweep.Name).TotalSeconds,
    };
}
