using System.CommandLine;
using PlacementLab.Migration;
using PlacementLab.Migration.Storage;
using PlacementLab.Units;
using static PlacementLab.Cli.Commands.Estimating.OptionValues;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The options that describe a VM.</summary>
internal sealed class VmOptions
{
    private const double MostCalls = 1e9;

    private readonly Option<string?> _memory = new("--memory")
    {
        HelpName = "SIZE",
        Description = "Memory with content that must be sent, such as 8GiB",
        Required = true,
    };

    private readonly Option<string?> _zeroMemory = Text("--zero-memory", "SIZE", "Memory never written: traffic of a few bytes per page [default: 0B]");
    private readonly DirtyCurveOptions _dirty = new();

    private readonly Option<string?> _logging = Text(
        "--dirty-logging", "SHARE", "Rate of the VM's writes while they are logged over the rate before; a heavy writer was seen at a third [default: 1]");

    private readonly Option<bool> _cpuBound = Switch("--cpu-bound-writer", "The VM writes as fast as its CPUs let it, so throttling slows the writes");
    private readonly Option<string?> _compressed = Text("--compressed-share", "SHARE", "Compressed size of its memory; the default is an assumption [default: 0.4]");
    private readonly Option<string?> _process = Text("--process-state", "SIZE", "State of the process group that process migration moves [default: all memory]");
    private readonly Option<string?> _calls = Text("--forwarded-calls", "N", "Calls per second that a moved process group sends back to its source [default: 0]");
    private readonly Option<string?> _residual = Text("--residual-time", "TIME", "How long it does so; the default is an assumption [default: 60s]");
    private readonly Option<string?> _disk = Text("--disk", "SIZE", "Disk to move as well, where the hosts share none");
    private readonly Option<string?> _diskWrites = Text("--disk-writes", "RATE", "What the VM writes to that disk [default: 0B/s]");

    private readonly Option<string?> _blocks = Text(
        "--block-strategy", "NAME", $"How the disk is moved: {string.Join(", ", BlockStrategyNames.All)} [default: dirty-blocks]");

    /// <summary>All in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
    [
        _memory, .. _dirty.All, _zeroMemory, _logging, _cpuBound, _compressed, _disk, _diskWrites, _blocks, _process, _calls, _residual,
    ];

    /// <summary>Those that only some schemes read. How the VM writes is part of its description, whatever scheme reads it.</summary>
    public IReadOnlyList<SchemeReaders> ReadBySomeSchemes =>
    [
        new(_zeroMemory, MigrationScheme.PreCopy, MigrationScheme.PostCopy, MigrationScheme.Hybrid, MigrationScheme.StopAndCopy, MigrationScheme.SuspendResume),
        new(_logging, MigrationScheme.PreCopy, MigrationScheme.Hybrid),
        new(_cpuBound, MigrationScheme.PreCopy, MigrationScheme.Hybrid),
        new(_process, MigrationScheme.Process),
        new(_calls, MigrationScheme.Process),
        new(_residual, MigrationScheme.Process),
    ];

    /// <summary>Compressed size of the memory.</summary>
    public Option CompressedShare => _compressed;

    /// <summary>Whether throttling slows the VM's writes.</summary>
    public Option CpuBoundWriter => _cpuBound;

    /// <summary>Reads the VM.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="sweptFrom">Where a sweep of the dirty rate begins; null without one.</param>
    /// <returns>The VM and what is to be said about its dirty curve.</returns>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public (MigratingVm Vm, DirtyCurveSource Source) Read(ParseResult parsed, DataRate? sweptFrom)
    {
        DataSize memory = PositiveSize(parsed, _memory)!.Value;
        DirtyCurveSource source = _dirty.Read(parsed, memory, sweptFrom);
        var vm = new MigratingVm
        {
            Memory = memory,
            ZeroMemory = Size(parsed, _zeroMemory) ?? DataSize.Zero,
            DirtyCurve = source.Curve,
            DirtyLoggingFactor = Share(parsed, _logging, 1e-6, 1000) ?? 1,
            CpuBoundWriter = parsed.GetValue(_cpuBound),
            DiskSize = PositiveSize(parsed, _disk) ?? DataSize.Zero,
            DiskWriteRate = Rate(parsed, _diskWrites) ?? DataRate.Zero,
            ProcessState = ProcessState(parsed, memory),
            ForwardedCallsPerSecond = Number(parsed, _calls, 0, MostCalls) ?? 0,
        };
        return (Share(parsed, _compressed, 1e-6, 1) is { } share ? vm with { CompressedShare = share } : vm, source);
    }

    /// <summary>Adds how the disk and the process group move.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used.</exception>
    public MigrationModelSettings Add(ParseResult parsed, MigrationModelSettings settings)
    {
        Requires(parsed, _disk, _diskWrites, _blocks);
        if (Time(parsed, _residual) is { } residual)
        {
            settings = settings with { Process = settings.Process with { ResidualTime = residual } };
        }

        string? name = parsed.GetValue(_blocks);
        return Given(parsed, _disk)
            ? settings with { Storage = new StorageOptions { Strategy = name is null ? BlockStrategy.DirtyBlockTracking : BlockStrategyNames.Parse(name, _blocks.Name) } }
            : settings;
    }

    private DataSize? ProcessState(ParseResult parsed, DataSize memory) => PositiveSize(parsed, _process) switch
    {
        { } state when state > memory => throw new InvalidInputException(
            _process.Name, $"\"{parsed.GetValue(_process)}\"", $"at most the memory ({memory})", "Give the part of the memory that the processes use."),
        var state => state,
    };
}
