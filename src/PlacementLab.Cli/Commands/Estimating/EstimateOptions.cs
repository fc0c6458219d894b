using System.CommandLine;
using PlacementLab.Experiments.Sweeps;
using PlacementLab.Migration;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;
using static PlacementLab.Cli.Commands.Estimating.OptionValues;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The options of `estimate`, and what a command line gives them.</summary>
internal sealed class EstimateOptions
{
    private readonly VmOptions _vm = new();
    private readonly LinkOptions _link = new();
    private readonly SchemeOptions _schemes = new();
    private readonly OptimizationOptions _optimizations = new();
    private readonly HostOptions _hosts = new();
    private readonly OutputOptions _output = new();

    /// <summary>All options as help shows them.</summary>
    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("The VM", _vm.All), new("The link", _link.All), new("Schemes", _schemes.All), new("Optimisations", _optimizations.All),
        new("Hosts", _hosts.All), new("What is printed", _output.All),
    ];

    /// <summary>Reads and checks the values of a command line.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public EstimateInputs Read(ParseResult parsed)
    {
        ThrowIfUnread(parsed);
        SweepRange? sweep = _output.Sweep(parsed);
        (MigratingVm vm, DirtyCurveSource dirty) = _vm.Read(
            parsed, sweep?.Quantity == SweepQuantity.DirtyRate ? DataRate.FromBytesPerSecond(sweep.From) : null);
        var inputs = new EstimateInputs
        {
            Vm = vm,
            Dirty = dirty,
            Link = _link.Read(parsed, vm.Memory),
            Settings = _hosts.Add(parsed, _vm.Add(parsed, _schemes.Read(parsed))) with { Optimizations = _optimizations.Read(parsed) },
            Scheme = _schemes.Scheme(parsed),
            Uncertainty = _output.Uncertainty(parsed),
            Sweep = sweep,
            Folder = _output.Folder(parsed),
            Phases = _output.Phases(parsed),
            Json = _output.Json(parsed),
        };
        ThrowIfNothingThrottles(parsed, inputs.Settings);
        return sweep is { } range ? Checked(parsed, inputs, range) : inputs;
    }

    private void ThrowIfUnread(ParseResult parsed)
    {
        Requires(parsed, _optimizations.Compression, _vm.CompressedShare);
        if (_schemes.Scheme(parsed) is not { } only)
        {
            return;
        }

        foreach (SchemeReaders readers in (SchemeReaders[])[.. _vm.ReadBySomeSchemes, .. _link.ReadBySomeSchemes, .. _schemes.ReadBySomeSchemes])
        {
            readers.ThrowIfUnread(parsed, only);
        }
    }

    private void ThrowIfNothingThrottles(ParseResult parsed, MigrationModelSettings settings)
    {
        bool throttles = settings.Optimizations.Any(o => o.Kind == OptimizationKind.WriteThrottling)
            || settings.StopRule is CustomStopRule { OnNonConvergence: NonConvergenceAction.Throttle };
        if (Given(parsed, _vm.CpuBoundWriter) && !throttles)
        {
            throw new InvalidInputException(
                _vm.CpuBoundWriter.Name, "a writer that nothing throttles", "--auto-converge or --otherwise throttle beside it",
                $"Add one of them or leave {_vm.CpuBoundWriter.Name} out.");
        }
    }

    private EstimateInputs Checked(ParseResult parsed, EstimateInputs inputs, SweepRange range)
    {
        _output.ThrowIfTooSlow(parsed, range, inputs);
        return inputs.Scheme is null ? inputs : throw new InvalidInputException(
            "--scheme", "one scheme with --sweep", "all schemes, which a sweep compares", "Leave --scheme out.");
    }
}
