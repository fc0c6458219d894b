using System.CommandLine;
using PlacementLab.Migration;
using PlacementLab.Migration.Interference;
using static PlacementLab.Cli.Commands.Estimating.OptionValues;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The options that describe the hosts: their CPU, and what a migration costs them.</summary>
internal sealed class HostOptions
{
    private const double MostCores = 1e6;
    private const double MostLoad = 100;
    private const double MostCost = 1e6;
    private const string GivenCosts = "given by the user; decoding at half the cost of encoding is an assumption";

    private readonly Option<string?> _cores = Text("--host-cores", "N", "Cores of each host; with a load they tell what the other VMs lose");
    private readonly Option<string?> _sourceLoad = Text("--source-load", "SHARE", "CPU that the source's VMs ask for, over its cores; may exceed 1");
    private readonly Option<string?> _destinationLoad = Text("--destination-load", "SHARE", "The same at the destination");
    private readonly Option<string?> _sourceCost = Text("--source-cpu", "N", "Core-seconds at the source per GB on the wire [default: 0.7, measured on QEMU]");

    private readonly Option<string?> _destinationCost = Text(
        "--destination-cpu", "N", "Core-seconds at the destination per GB on the wire [default: 1.3, measured on QEMU]");

    private readonly Option<string?> _perMegabyte = Text("--energy-per-mb", "J", "Joules per MB on the wire, both hosts [default: 0.512, published]");
    private readonly Option<string?> _perMigration = Text("--energy-per-migration", "J", "Joules per migration beside that [default: 20.165, published]");

    /// <summary>All in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_cores, _sourceLoad, _destinationLoad, _sourceCost, _destinationCost, _perMegabyte, _perMigration];

    /// <summary>Adds the hosts and the costs.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used, or one misses another.</exception>
    public MigrationModelSettings Add(ParseResult parsed, MigrationModelSettings settings)
    {
        EnergyCoefficients energy = settings.Energy;
        return settings with
        {
            Interference = Interference(parsed, settings.Interference),
            Energy = energy with
            {
                JoulesPerMegabyte = Number(parsed, _perMegabyte, 0, MostCost) ?? energy.JoulesPerMegabyte,
                JoulesPerMigration = Number(parsed, _perMigration, 0, MostCost) ?? energy.JoulesPerMigration,
            },
        };
    }

    private InterferenceOptions Interference(ParseResult parsed, InterferenceOptions defaults)
    {
        Requires(parsed, _cores, _sourceLoad, _destinationLoad);
        if (Given(parsed, _cores) && !Given(parsed, _sourceLoad) && !Given(parsed, _destinationLoad))
        {
            throw new InvalidInputException(
                _cores.Name, "cores without a load", $"{_sourceLoad.Name} or {_destinationLoad.Name} beside them", $"Add a load or leave {_cores.Name} out.");
        }

        double? cores = Number(parsed, _cores, 0.001, MostCores);
        double? source = Number(parsed, _sourceCost, 0, MostCost);
        double? destination = Number(parsed, _destinationCost, 0, MostCost);
        return defaults with
        {
            SourceCoreSecondsPerGigabyte = source ?? defaults.SourceCoreSecondsPerGigabyte,
            DestinationCoreSecondsPerGigabyte = destination ?? defaults.DestinationCoreSecondsPerGigabyte,
            Origin = source is null && destination is null ? defaults.Origin : GivenCosts,
            Source = Host(cores, Share(parsed, _sourceLoad, 0, MostLoad)),
            Destination = Host(cores, Share(parsed, _destinationLoad, 0, MostLoad)),
        };
    }

    private static HostLoad? Host(double? cores, double? load) => (cores, load) switch
    {
        ({ } n, { } share) => new HostLoad { Cores = n, BusyCores = n * share },
        _ => null,
    };
}
