using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using PlacementLab.Experiments.Results;
using PlacementLab.Experiments.Specs;
using PlacementLab.Figures;

namespace PlacementLab.Cli.Commands;

/// <summary>Writes the record of a run, however it ends.</summary>
internal sealed class RunRecorder(ExperimentSpec spec, ResultFolder folder)
{
    /// <summary>Records a run that completed.</summary>
    public RunRecord Completed(ExperimentResult result, string checksum, TimeSpan elapsed)
    {
        RunRecord record = Blank(RunStatus.Completed, elapsed) with
        {
            Dataset = result.Dataset,
            DatasetSha256 = checksum,
            Policies = [.. result.Runs.Select(PolicyRow.Of)],
            Assumptions = result.Assumptions,
            Conclusion = result.Conclusion,
        };
        folder.WriteRecord(record);
        return record;
    }

    /// <summary>Records a run that was interrupted or failed; a folder that cannot be written is left as it is.</summary>
    public void Ended(Exception failure, TimeSpan elapsed)
    {
        RunStatus status = failure is OperationCanceledException ? RunStatus.Interrupted : RunStatus.Failed;
        string message = failure is OperationCanceledException ? "Interrupted by the user." : failure.Message;
        try
        {
            folder.WriteRecord(Blank(status, elapsed) with { Message = message });
        }
        catch (Exception e) when (e is InvalidInputException or IOException or UnauthorizedAccessException)
        {
            // The failure that ended the run is the one to report; often it is the same full or read-only disk.
        }
    }

    private RunRecord Blank(RunStatus status, TimeSpan elapsed) => new()
    {
        Version = typeof(RunRecorder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        SpecSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SpecFile.ToText(spec)))),
        Dataset = spec.Dataset,
        Goal = spec.Goal,
        Seed = spec.Seed,
        Status = status,
        ElapsedSeconds = elapsed.TotalSeconds,
    };
}
