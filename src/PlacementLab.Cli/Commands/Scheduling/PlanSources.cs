using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Traces.Mvm;
using PlacementLab.Traces.Plans;
using PlacementLab.Units;

namespace PlacementLab.Cli.Commands.Scheduling;

/// <summary>Reads what is to be planned.</summary>
internal static class PlanSources
{
    private const int Grains = 40;
    private const double MvmUsableShare = 8.0 / 9;
    private const double BytesPerMegabyte = 1e6;

    /// <summary>Schemes that a plan file can be planned with.</summary>
    public static string[] Schemes { get; } =
        [.. new[] { MigrationScheme.PreCopy, MigrationScheme.PostCopy, MigrationScheme.Hybrid, MigrationScheme.StopAndCopy }.Select(MigrationSchemeNames.NameOf)];

    /// <summary>The format of a file by what it holds: mvm or placementlab.</summary>
    public static string FormatOf(string file) =>
        File.Exists(file) && File.ReadLines(file).Take(3).Any(l => l.Contains("placementlab-plan", StringComparison.Ordinal)) ? "placementlab" : "mvm";

    /// <summary>Reads the file of a request.</summary>
    /// <exception cref="InvalidInputException">It is missing or cannot be used.</exception>
    public static PlanSource Read(PlanRequest request) => request.IsMvm ? Mvm(request) : Own(request);

    private static PlanSource Mvm(PlanRequest request)
    {
        double[]? links = request.Links.IsEmpty ? null : [.. request.Links.Select(l => l.MegabitsPerSecond)];
        MvmInstance instance = MvmFile.Read(request.File, links);
        return new PlanSource
        {
            Name = Path.GetFileName(request.File),
            Schedule = instance.ToSchedule(),
            Estimator = instance.Estimator,
            Actual = new RequestEstimator(MigrationModels.Create(MigrationScheme.PreCopy), [.. instance.Formulas.Select(Request)], MvmUsableShare),
            Published = instance.Published,
        };

        static MigrationRequest Request(Migration.Sharing.TwoStageDuration formula) => new()
        {
            Memory = Bytes(formula.MemoryMegabytes),
            DirtyCurve = new HotColdDirtyCurve(
                Bytes(formula.HotMegabytes),
                DataRate.FromBytesPerSecond(formula.HotMegabytes / formula.HotSeconds * BytesPerMegabyte),
                DataRate.FromBytesPerSecond(formula.ColdMegabytesPerSecond * BytesPerMegabyte)),
            Bandwidth = DataRate.FromBytesPerSecond(1),
            DowntimeLimit = TimeSpan.FromMilliseconds(30),
        };

        static DataSize Bytes(double megabytes) => DataSize.FromBytes((long)(megabytes * BytesPerMegabyte));
    }

    private static PlanSource Own(PlanRequest request)
    {
        PlanningProblem problem = PlanFile.Read(request.File).Problem;
        var estimator = new RequestEstimator(MigrationModels.Create(request.Scheme), [.. problem.Vms.Select(vm => Request(problem, vm, request))]);
        double grain = problem.Datacenter.Topology.Links.Max(l => l.ForMigrations.BytesPerSecond) / Grains;
        return new PlanSource
        {
            Name = Path.GetFileName(request.File),
            Schedule = ScheduleProblem.Of(problem, estimator, TimeSpan.FromSeconds(1), DataRate.FromBytesPerSecond(Math.Max(1, grain))),
            Estimator = estimator,
            Actual = estimator,
        };
    }

    private static MigrationRequest Request(PlanningProblem problem, Vm vm, PlanRequest request)
    {
        var memory = DataSize.FromBytes(Math.Max(1, problem.Usage[vm.Index].MemoryBytes));
        return new MigrationRequest
        {
            Memory = memory,
            DirtyCurve = new ConstantDirtyCurve(request.DirtyRate, memory),
            Bandwidth = DataRate.FromBytesPerSecond(1),
        };
    }
}
