using System.CommandLine;
using PlacementLab.Experiments.Sweeps;
using PlacementLab.Figures;
using PlacementLab.Figures.Schemes;
using PlacementLab.Migration;
using PlacementLab.Migration.Uncertainty;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>`placementlab estimate`: what each migration scheme would cost for one VM.</summary>
internal static class EstimateCommand
{
    private const string Description =
        """
        Predicts what migrating one VM would take, for all migration schemes side by side.
        Shown are total time, downtime, traffic, slow-down, energy and risk, as points: results of the inputs as given. --quantiles shows
        what uncertain inputs make of them, --sweep how they change with one input. Without --working-set the VM writes to a clean
        page each time, U(t) = min(D t, M); with it, to pages drawn from the working set, U(t) = W (1 - exp(-D t / W)); with
        --cold-rate c as well, c t is added. What a scheme cannot take is left out and named; with --scheme it is refused.
        Sizes: B kB MB GB TB KiB MiB GiB TiB. Rates: bps kbps Mbps Gbps (also Gb/s, Gbit/s), B/s kB/s MB/s GB/s KiB/s MiB/s
        GiB/s. Times: us ms s min h. Shares: 0.3 or 30%.
        """;

    private const string Vm = "placementlab estimate --memory 8GiB --bandwidth 1Gbps --dirty-rate 40MiB/s";

    private static readonly CommandExample[] _examples =
    [
        new(Vm, "an 8-GiB VM, all schemes"),
        new($"{Vm} --working-set 1GiB --cold-rate 1MiB/s --phases", "it rewrites 1 GiB and writes a little elsewhere; with the phases"),
        new(
            "placementlab estimate --memory 8GiB --bandwidth 1Gbps --dirty-rate 400MiB/s --working-set 1GiB --stop-rule qemu --json",
            "the same, rewriting a working set faster than the link, by QEMU's rule, as JSON"),
        new(
            "placementlab estimate --memory 1024MiB --bandwidth 125MiB/s --dirty-rate 25MiB/s --downtime-limit 400ms --scheme pre-copy",
            "the textbook's example: 10.158 s in all, 0.328 s of downtime"),
        new("placementlab estimate --memory 1GiB --bandwidth 1Gbps --dirty-samples samples.csv --dirty-form best-fit", "a VM described by a measured dirty curve"),
        new($"{Vm} --rtt 40ms --loss 0.01% --window 4MiB --channels 8 --redirection dns --ttl 30s", "over a wide area, with eight connections"),
        new($"{Vm} --disk 40GiB --disk-writes 5MB/s --block-strategy io-mirroring", "with its disk"),
        new($"{Vm} --compression zstd --compression-threads 4 --delta --dedup 70% --free-pages 1GiB", "with optimisations"),
        new($"{Vm} --auto-converge --cpu-bound-writer --stop-rule kubevirt --otherwise post-copy", "throttled, and KubeVirt's rule with post-copy allowed"),
        new($"{Vm} --pre-paging 50% --fault-channel --encryption --encryption-threads 2", "post-copy's faults, and an encrypted stream"),
        new($"{Vm} --working-set 1GiB --scheme suspend-resume --think-time 45min --fetch demand --download 100Mbps", "suspended, carried to another place, resumed with its working set"),
        new($"{Vm} --scheme process --process-state 500MiB --forwarded-calls 200", "a process group instead of the VM"),
        new($"{Vm} --compression zstd --host-cores 8 --source-load 100% --destination-load 60%", "what the hosts' other VMs lose"),
        new($"{Vm} --quantiles --dirty-spread 50% --bandwidth-spread 20%", "quantiles, and the probability of convergence"),
        new($"{Vm} --sweep bandwidth=100Mbps..10Gbps --out curves", "where does pre-copy stop converging, where does hybrid win?"),
    ];

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new EstimateOptions();
        var command = new DocumentedCommand("estimate", Description, _examples);
        command.AddGroups(options.Groups);
        command.SetAction(parsed => Run(options.Read(parsed), streams));
        return command;
    }

    private static int Run(EstimateInputs inputs, CommandLineStreams streams)
    {
        try
        {
            Answer(inputs, streams);
            return ExitCodes.Done;
        }
        catch (InvalidInputException e) when (OptionPlaces.AsTyped(e) is { } typed)
        {
            throw typed;
        }
    }

    private static void Answer(EstimateInputs inputs, CommandLineStreams streams)
    {
        if (inputs.Sweep is { } range)
        {
            Sweep(inputs, new SchemeSweep(inputs.Vm, inputs.Link, inputs.Settings).Run(range), streams);
        }
        else if (inputs.Uncertainty is { } uncertain)
        {
            Distributions(inputs, uncertain, streams);
        }
        else
        {
            Points(inputs, streams);
        }
    }

    private static void Points(EstimateInputs inputs, CommandLineStreams streams)
    {
        IReadOnlyList<MigrationEstimate> estimates = inputs.Estimate();
        streams.Print(() =>
        {
            if (inputs.Json)
            {
                streams.WriteJson(EstimateDocument.Of(inputs, estimates));
            }
            else
            {
                EstimateTable.Write(streams, inputs, estimates);
            }
        });
    }

    private static void Distributions(EstimateInputs inputs, UncertainInputs uncertain, CommandLineStreams streams)
    {
        IReadOnlyList<EstimateDistribution> distributions = inputs.Scheme is { } scheme
            ? [MigrationModels.EstimateDistribution(scheme, inputs.Vm, inputs.Link, uncertain, inputs.Settings)]
            : MigrationModels.EstimateAllDistributions(inputs.Vm, inputs.Link, uncertain, inputs.Settings);
        streams.Print(() =>
        {
            if (inputs.Json)
            {
                streams.WriteJson(QuantileDocument.Of(inputs, uncertain, distributions));
            }
            else
            {
                QuantileTable.Write(streams, inputs, uncertain, distributions);
                EstimateNotes.Write(streams, inputs, inputs.Estimate());
            }
        });
    }

    private static void Sweep(EstimateInputs inputs, SchemeSweepResult sweep, CommandLineStreams streams)
    {
        streams.Print(() =>
        {
            if (inputs.Json)
            {
                streams.WriteJson(SweepDocument.Of(inputs, sweep));
            }
            else
            {
                SweepTable.Write(streams, inputs, sweep);
            }
        });

        if (inputs.Folder is not { } folder)
        {
            return;
        }

        foreach (string path in FigureFiles.Write([SchemeSweepFigure.Draw(sweep, FigureStyle.Light)], folder))
        {
            streams.Error.WriteLine($"wrote {path}");
        }

        if (!FigureFont.IsAvailable)
        {
            streams.Error.WriteLine(FigureFont.Advice);
        }
    }
}
