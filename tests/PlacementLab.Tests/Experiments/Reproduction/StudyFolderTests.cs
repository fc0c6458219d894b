using PlacementLab.Experiments.Reproduction;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Tests.Support;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Experiments.Reproduction;

/// <summary>Finished runs as files.</summary>
public sealed class StudyFolderTests
{
    [Fact]
    public void A_run_comes_back_to_the_last_digit()
    {
        using var folder = new TemporaryFolder();
        StudyRun run = StudyRuns.Of("lr-mmt", 163.47721709836688);
        run = run with
        {
            Cell = run.Cell with { IsDetailed = true },
            Ticks = [new ConsolidationTick(300.1, 775, Energy.FromJoules(0.1 + 0.2), 592, 994) { OverloadedHosts = 1, UnderloadedHosts = 2, EvacuatedHosts = 3 }],
            End = new ConsolidationTick(86127.94, 47, run.Metrics.Energy, 10, 520),
            InitialHostOf = [1, 3, 5],
        };
        new StudyFolder(folder.Path, "v", resume: false).Add(run, "abc");

        StudyRun? found = new StudyFolder(folder.Path, "v", resume: true).Find(run.Cell, "abc");

        Assert.Equal(run.Metrics, found?.Metrics);
        Assert.Equal(run.Ticks, found!.Ticks);
        Assert.Equal(run.End, found.End);
        Assert.Equal(run.InitialHostOf, found.InitialHostOf);
    }

    [Fact]
    public void Only_the_same_run_of_the_same_program_and_traces_is_kept()
    {
        using var folder = new TemporaryFolder();
        StudyRun run = StudyRuns.Of("lr-mmt");
        new StudyFolder(folder.Path, "v", resume: true).Add(run, "abc");
        var later = new StudyFolder(folder.Path, "v", resume: true);

        Assert.NotNull(later.Find(run.Cell, "abc"));
        Assert.Null(later.Find(run.Cell, "def"));
        Assert.Null(later.Find(run.Cell with { Day = "20110306" }, "abc"));
        Assert.Null(later.Find(run.Cell with { Rules = CloudSimRules.Of(["memory-held"]) }, "abc"));
        Assert.Null(later.Find(run.Cell with { IsDetailed = true }, "abc"));
        Assert.Null(new StudyFolder(folder.Path, "w", resume: true).Find(run.Cell, "abc"));
        Assert.Null(new StudyFolder(folder.Path, "v", resume: false).Find(run.Cell, "abc"));
    }

    [Fact]
    public void A_damaged_file_is_run_again()
    {
        using var folder = new TemporaryFolder();
        StudyRun run = StudyRuns.Of("lr-mmt");
        var study = new StudyFolder(folder.Path, "v", resume: true);
        study.Add(run, "abc");
        string file = Assert.Single(Directory.GetFiles(folder.File("runs")));
        File.WriteAllText(file, File.ReadAllText(file)[..100]);

        Assert.Null(study.Find(run.Cell, "abc"));
    }

    [Fact]
    public void Each_run_has_a_key_of_its_own()
    {
        StudyCell cell = StudyRuns.Of("thr-rs-seed42").Cell;

        Assert.Equal("20110303_thr-rs-0.8-seed42_cloudsim-3.0.3", cell.Key);
        Assert.Equal("20110303_thr-rs-0.8-seed42_cloudsim-3.0.3+C2+C3", (cell with { Rules = CloudSimRules.Of(["memory-held", "idle-vms-kept"]) }).Key);
        Assert.Equal("20110303_thr-rs-0.8-seed42_cloudsim-3.0.3-variant-3.0", (cell with { Rules = CloudSimRules.Of([], "3.0") }).Key);
    }
}
