using System.CommandLine;
using System.Diagnostics;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Traces;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>`placementlab simulate`: one consolidation policy over one day.</summary>
internal static class SimulateCommand
{
    private const string Description =
        """
        Runs one consolidation policy over a trace and prints energy, migrations and SLA violations.
        A policy is an overload detector with its parameter and a VM selection; npa (all hosts at full power) and dvfs (first fit)
        never migrate. The rules cloudsim-3.0.3 give the figures of CloudSim 3.0.3 to the last digit, with all its quirks, for
        the data sets of PlanetLab; --fix makes a quirk sensible, to see what it is worth.
        """;

    private const string Lr = "placementlab simulate --dataset planetlab/20110303 --rules cloudsim-3.0.3 --detector lr --selection mmt";

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new SimulateOptions();
        var command = new DocumentedCommand(
            "simulate",
            Description,
            new CommandExample($"{Lr} --parameter 1.2", "the policy that most papers compare with"),
            new CommandExample($"{Lr} --fix memory-held --fix idle-vms-kept", "the same, but VMs hold their memory and are not deleted when idle"),
            new CommandExample($"{Lr} --variant 3.0 --json", "release 3.0 instead of 3.0.3, as JSON"));
        foreach (Option option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(options.Read(parsed), streams, cancellation)));
        return command;
    }

    private static int Run(SimulateRequest request, CommandLineStreams streams, CancellationToken cancellation)
    {
        var scenario = new CloudSimScenario(DatasetCatalog.Load(request.Dataset).Traces);
        long began = Stopwatch.GetTimestamp();
        ConsolidationResult result = CloudSimSimulator.Run(scenario, request.Policy, request.Rules, null, cancellation);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(began);
        streams.Print(() =>
        {
            if (request.Json)
            {
                streams.WriteJson(SimulateDocument.Of(result, elapsed));
            }
            else
            {
                SimulateTable.Write(streams, request.Dataset, result);
            }
        });
        return ExitCodes.Done;
    }
}
