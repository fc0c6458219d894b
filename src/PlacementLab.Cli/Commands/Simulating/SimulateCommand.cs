using System.CommandLine;
using System.Diagnostics;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Simulation.Consolidation.Physical;
using PlacementLab.Traces;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>`placementlab simulate`: one consolidation policy over one day.</summary>
internal static class SimulateCommand
{
    private const string Description =
        """
        Runs one consolidation policy over a trace and prints energy, migrations and SLA violations.
        A policy is an overload detector with its parameter and a VM selection; npa (all hosts at full power) and dvfs never migrate.
        Under the rules physical every interval counts, migrations take the time, downtime and bandwidth that their scheme's model says,
        and hosts take time and energy to wake. The rules cloudsim-3.0.3 give the figures of CloudSim 3.0.3 to the last digit, with all its
        quirks, for the data sets of PlanetLab; --fix makes a quirk sensible, to see what it is worth.
        """;

    private const string Physical = "placementlab simulate --dataset google2011-sample";
    private const string Lr = "placementlab simulate --dataset planetlab/20110303 --rules cloudsim-3.0.3 --detector lr --selection mmt";

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new SimulateOptions();
        var command = new DocumentedCommand(
            "simulate",
            Description,
            new CommandExample($"{Physical} --scheme hybrid", "physical rules, VMs moved by hybrid migration"),
            new CommandExample($"{Physical} --solver local-search", "the same loop with a solver that places the VMs"),
            new CommandExample("placementlab simulate --dataset planetlab/* --hosts 10000 --vms 100000", "a large fleet, traces drawn from all days"),
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
        (ConsolidationResult result, PhysicalScenario? scenario, TimeSpan elapsed) = Simulate(request, cancellation);
        streams.Print(() =>
        {
            if (request.Json)
            {
                streams.WriteJson(SimulateDocument.Of(result, scenario, elapsed));
            }
            else
            {
                SimulateTable.Write(streams, string.Join(", ", request.Datasets), result, scenario);
            }
        });
        return ExitCodes.Done;
    }

    private static (ConsolidationResult Result, PhysicalScenario? Scenario, TimeSpan Elapsed) Simulate(SimulateRequest request, CancellationToken cancellation)
    {
        if (request.Physical is { } physical)
        {
            PhysicalScenario fleet = PublishedFleet.Build(SimulatedDays.Load(request.Datasets), physical.Fleet);
            PhysicalRules rules = SimulatedDays.WithForecaster(request, physical);
            long start = Stopwatch.GetTimestamp();
            return (PhysicalSimulator.Run(fleet, request.Policy, rules, null, cancellation), fleet, Stopwatch.GetElapsedTime(start));
        }

        var scenario = new CloudSimScenario(DatasetCatalog.Load(request.Datasets[0]).Traces);
        long began = Stopwatch.GetTimestamp();
        return (CloudSimSimulator.Run(scenario, request.Policy, request.CloudSim!, null, cancellation), null, Stopwatch.GetElapsedTime(began));
    }
}
