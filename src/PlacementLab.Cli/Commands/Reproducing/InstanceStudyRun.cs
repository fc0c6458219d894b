using System.Collections.Immutable;
using System.Reflection;
using PlacementLab.Experiments.Reproduction.Instances;
using PlacementLab.Experiments.Results;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>Runs a study of instances with progress, and ends it in good order when it is interrupted.</summary>
internal static class InstanceStudyRun
{
    /// <summary>Runs a study and hands its rows on.</summary>
    /// <param name="study">The study.</param>
    /// <param name="how">What was asked for, and most instances at a time.</param>
    /// <param name="finish">Writes and prints the results; gives the exit code.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="cancellation">Cancelled when the user interrupts.</param>
    /// <typeparam name="TRow">The rows.</typeparam>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync<TRow>(
        IInstanceStudy<TRow> study, (InstanceStudyRequest Request, int InstancesAtATime) how, Func<ImmutableArray<TRow>, int> finish,
        CommandLineStreams streams, CancellationToken cancellation)
        where TRow : class
    {
        (InstanceStudyRequest request, int instancesAtATime) = how;
        string version = typeof(InstanceStudyRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var runner = new InstanceStudyRunner(new RunStore(request.Folder, request.Resume), version, instancesAtATime);
        try
        {
            return finish(await CountedProgress.ShowAsync<InstanceProgress, ImmutableArray<TRow>>(
                streams, p => new CountedRun(p.Done, p.Total, p.Instance, p.Instance, p.IsKept), progress => runner.Run(study, progress, cancellation)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync($"Interrupted. Finished instances are in {request.Folder}; add --resume to go on.");
            return ExitCodes.Interrupted;
        }
    }
}
