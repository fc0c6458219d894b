using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Prediction.Dirty;
using PlacementLab.Traces.Migrations;
using PlacementLab.Units;
using static PlacementLab.Cli.Commands.Estimating.OptionValues;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The options that say how a VM dirties its memory.</summary>
internal sealed class DirtyCurveOptions
{
    private const string Fitted = "best-fit";

    private static readonly string _default = DirtyCurveFormNames.NameOf(DirtyCurveForm.Empirical);
    private static readonly string[] _names = [_default, .. DirtyCurveFormNames.All.Where(n => n != _default), Fitted];

    private readonly Option<string?> _rate = Text("--dirty-rate", "RATE", "Memory that the VM writes per second, such as 40MiB/s");

    private readonly Option<string?> _workingSet = Text(
        "--working-set", "SIZE", "Memory that the writes go to over and over; without it every write hits a clean page");

    private readonly Option<string?> _cold = Text("--cold-rate", "RATE", "Writes per second to clean pages outside the working set (a hot/cold curve)");

    private readonly Option<string?> _samples = Text(
        "--dirty-samples", "FILE", "Instead of a rate: a measured curve as CSV with the header seconds,bytes (unique bytes written since all pages were clean)");

    private readonly Option<string?> _form = Text("--dirty-form", "FORM", $"What is made of the samples: {string.Join(", ", _names)} [default: empirical]");

    /// <summary>All in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_rate, _workingSet, _cold, _samples, _form];

    /// <summary>Reads the curve.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="memory">Memory with content.</param>
    /// <param name="sweptFrom">Where a sweep of the dirty rate begins, which stands for a rate that is not given; null without one.</param>
    /// <exception cref="InvalidInputException">A value cannot be used, or there is no curve.</exception>
    public DirtyCurveSource Read(ParseResult parsed, DataSize memory, DataRate? sweptFrom)
    {
        Excludes(parsed, _samples, "the file says how the VM writes", _rate, _workingSet, _cold);
        Requires(parsed, _samples, _form);
        Requires(parsed, _workingSet, _cold);
        if (parsed.GetValue(_samples) is { } path)
        {
            return FromSamples(parsed, path, memory);
        }

        DataRate rate = Rate(parsed, _rate) ?? sweptFrom ?? throw new InvalidInputException(
            _rate.Name, "nothing", "how much memory the VM writes: option '--dirty-rate' is required unless --dirty-samples gives a file", "Add one of the two.");
        DataSize? set = WorkingSet(parsed, memory);
        DataRate? cold = Rate(parsed, _cold);
        string written = string.Create(CultureInfo.InvariantCulture, $"{rate.BytesPerSecond / 1048576:0.##} MiB/s written ");
        return (set, cold) switch
        {
            ({ } hot, { } c) => new DirtyCurveSource(
                new HotColdDirtyCurve(hot, rate, c),
                string.Create(CultureInfo.InvariantCulture, $"{written}to a working set of {hot} and {c.BytesPerSecond / 1048576:0.##} MiB/s elsewhere"))
            { Rate = rate, WorkingSet = hot, Form = "hot-cold" },
            ({ } hot, null) => new DirtyCurveSource(new SaturatingDirtyCurve(rate, hot), $"{written}to a working set of {hot}")
            {
                Rate = rate,
                WorkingSet = hot,
                Form = "saturating",
            },
            _ => new DirtyCurveSource(new ConstantDirtyCurve(rate, memory), $"{written.TrimEnd()}, never twice to a page within a round")
            {
                Rate = rate,
                Form = "constant",
            },
        };
    }

    private FittedDirtyCurve Fit(ParseResult parsed, string path, ImmutableArray<DirtySample> samples, DataSize memory)
    {
        string name = Choice(parsed, _form, _names) ?? _default;
        if (name != Fitted)
        {
            return DirtyCurveFitting.Fit(DirtyCurveFormNames.Parse(name, _form.Name), samples, memory, path);
        }

        return DirtyCurveFitting.FitAll(samples, memory, path).Where(f => f.Form != DirtyCurveForm.Empirical).MinBy(f => f.RelativeRmse)
            ?? throw new InvalidInputException(path, "samples that no formula describes", "a measured dirty curve", $"Take {_form.Name} {_default}.");
    }

    private DataSize? WorkingSet(ParseResult parsed, DataSize memory)
    {
        if (parsed.GetValue(_workingSet) is not { } text)
        {
            return null;
        }

        DataSize set = SizeOf(text, _workingSet.Name);
        return set > DataSize.Zero && set <= memory
            ? set
            : throw new InvalidInputException(
                _workingSet.Name, $"\"{text}\"", $"more than nothing and at most the memory ({memory})",
                "Give the part of the memory that is rewritten, or leave the option out.");
    }

    private DirtyCurveSource FromSamples(ParseResult parsed, string path, DataSize memory)
    {
        ImmutableArray<DirtySample> samples = DirtySampleFile.Read(path);
        int above = samples.ToList().FindIndex(s => s.Bytes > memory.Bytes);
        if (above >= 0)
        {
            throw new InvalidInputException(
                $"{path}, sample {above + 1}", string.Create(CultureInfo.InvariantCulture, $"{samples[above].Bytes:0} bytes written"),
                $"at most the memory ({memory})", "Give the memory of the VM that was measured with --memory.");
        }

        FittedDirtyCurve fitted = Fit(parsed, path, samples, memory);
        string form = DirtyCurveFormNames.NameOf(fitted.Form);
        string error = string.Create(CultureInfo.InvariantCulture, $"relative RMSE {fitted.RelativeRmse * 100:0.#} %");
        return new DirtyCurveSource(fitted.Curve, $"{form} dirty curve from {samples.Length} measured samples ({error})")
        {
            Rate = DataRate.FromBytesPerSecond(fitted.Curve.InitialBytesPerSecond),
            Form = form,
            RelativeRmse = fitted.RelativeRmse,
        };
    }
}
