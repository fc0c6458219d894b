using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Traces;

namespace PlacementLab.Experiments.Reproduction;

/// <summary>The days of a study, each read once.</summary>
public sealed class StudyDays
{
    private const string Prefix = "planetlab/";
    private readonly Dictionary<string, (CloudSimScenario Scenario, string Checksum)> _days = [];

    /// <summary>The published days that are found here, in order of time.</summary>
    public static ImmutableArray<string> Found => [.. Published.Where(d => d.State == DatasetState.Found).Select(d => d.Name[Prefix.Length..])];

    /// <summary>All published days, in order of time.</summary>
    public static ImmutableArray<string> All => [.. Published.Select(d => d.Name[Prefix.Length..])];

    private static IEnumerable<DatasetDescription> Published =>
        DatasetCatalog.List().Where(d => d.Name.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(d => d.Name, StringComparer.Ordinal);

    /// <summary>Reads days that were not read before.</summary>
    /// <param name="cells">Runs that need them.</param>
    /// <param name="cancellation">Stops between two days.</param>
    /// <exception cref="InvalidInputException">The traces of a day are missing, or not of the experiment's form.</exception>
    public void Load(IEnumerable<StudyCell> cells, CancellationToken cancellation)
    {
        foreach (StudyCell cell in cells.DistinctBy(c => c.Day).Where(c => !_days.ContainsKey(c.Day)))
        {
            cancellation.ThrowIfCancellationRequested();
            LoadedDataset loaded = DatasetCatalog.Load(cell.Dataset);
            _days[cell.Day] = (new CloudSimScenario(loaded.Traces), loaded.Checksum);
        }
    }

    /// <summary>Hosts and traces of a day that was read.</summary>
    /// <param name="day">The day.</param>
    public CloudSimScenario Scenario(string day) => _days[day].Scenario;

    /// <summary>SHA-256 of the traces of a day that was read.</summary>
    /// <param name="day">The day.</param>
    public string Checksum(string day) => _days[day].Checksum;
}
