using System.CommandLine;
using System.Reflection;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Traces;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>`placementlab reproduce mvm`: published migration plans against exact ones.</summary>
internal static class ReproduceMvmCommand
{
    private const int MostThreads = 1024;

    private const string Description =
        """
        Schedules the 25 published instances of mVM (UCC 2015) exactly and compares with the published plans: ten migrations each, destinations
        fixed, one bandwidth a migration, full-duplex links. Exit code 1 if a plan is not valid or longer than the published one.
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        Option<string?> data = OptionValues.Text("--data", "DIR", "Folder of the instances [default: mvm_ucc15 in the folder of the data sets]");
        Option<bool> quick = OptionValues.Switch("--quick", "A tenth of the search for each instance");
        Option<string?> threads = OptionValues.Text("--threads", "N", "Most instances at a time [default: the processor's threads]");
        Option<string?> folder = OptionValues.Text("--out", "DIR", "Folder for results and figures; created if missing [default: placementlab-out/reproduce-mvm]");
        Option<bool> resume = OptionValues.Switch("--resume", "Keep the finished instances in the folder that this version of the program solved");
        Option<bool> json = OptionValues.Switch("--json", "Print one JSON document instead of the tables");
        var command = new DocumentedCommand(
            "mvm", Description, new CommandExample("placementlab reproduce mvm", "published migration plans against exact ones"));
        foreach (Option option in new Option[] { data, quick, threads, folder, resume, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellation) =>
        {
            var request = new MvmRequest
            {
                Instances = parsed.GetValue(data) ?? Path.Combine(DatasetCatalog.FindRoot(), "mvm_ucc15"),
                Folder = parsed.GetValue(folder) is not { } given ? Path.Combine("placementlab-out", "reproduce-mvm")
                    : given.Trim().Length > 0 ? given
                    : throw new InvalidInputException(folder.Name, "nothing", "a folder", "Name one, or leave the option out."),
                Threads = OptionValues.Count(parsed, threads, (1, MostThreads), "As many as the processor has is fastest.") ?? Environment.ProcessorCount,
                Work = parsed.GetValue(quick) ? MvmRequest.QuickWork : MvmRequest.FullWork,
                Resume = parsed.GetValue(resume),
                Json = parsed.GetValue(json),
            };
            string version = typeof(ReproduceMvmCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
            return MvmReproduction.RunAsync(request, streams, version, cancellation);
        });
        return command;
    }
}
