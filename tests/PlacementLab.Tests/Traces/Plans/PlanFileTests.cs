using PlacementLab.Checking;
using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Tests.Planning;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Plans;
using Xunit;

namespace PlacementLab.Tests.Traces.Plans;

public sealed class PlanFileTests
{
    [Fact]
    public void Reading_GivesBackExactlyWhatWasWritten()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("plan.json");
        for (int seed = 0; seed < 40; seed++)
        {
            PlanningProblem problem = RandomPlanningProblems.Of(seed);
            MigrationPlan plan = MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem, (MigrationScheme)(seed % 4)));
            PlanFile.Write(path, problem, plan);
            (PlanningProblem problemRead, MigrationPlan planRead) = PlanFile.Read(path);

            Assert.Equal(plan.Migrations, planRead.Migrations);
            Assert.Equal(
                plan.Unplanned.Select(u => (u.Vm, u.From, u.To, u.Reason, string.Join(',', u.Cycle))),
                planRead.Unplanned.Select(u => (u.Vm, u.From, u.To, u.Reason, string.Join(',', u.Cycle))));
            Assert.Equal(problem.Vms, problemRead.Vms);
            Assert.Equal(problem.Usage, problemRead.Usage);
            Assert.Equal(problem.Capacity, problemRead.Capacity);
            Assert.Equal(problem.Resources.Resources, problemRead.Resources.Resources);
            Assert.Equal(problem.Initial, problemRead.Initial);
            Assert.Equal(problem.Target, problemRead.Target);
            Assert.Equal(problem.Limits, problemRead.Limits);
            Assert.Equal(problem.Datacenter.Topology.Links, problemRead.Datacenter.Topology.Links);
            Assert.Equal(problem.Datacenter.Topology.Options, problemRead.Datacenter.Topology.Options);
            Assert.True(PlanChecker.Check(problemRead, planRead).IsValid);

            byte[] first = File.ReadAllBytes(path);
            PlanFile.Write(path, problemRead, planRead);
            Assert.Equal(first, File.ReadAllBytes(path));
        }
    }

    [Fact]
    public void Writing_RefusesNamesThatOccurTwice()
    {
        using var folder = new TemporaryFolder();
        PlanningProblem problem = SmallFleet.Problem(2, (10, 100, 0, 1), (10, 100, 0, 0));
        PlanningProblem twice = problem with { Vms = problem.Vms.SetItem(1, problem.Vms[1] with { Name = "vm-0" }) };
        Assert.Throws<ArgumentException>(() => PlanFile.Write(folder.File("plan.json"), twice, MigrationPlan.Empty));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void FileOfTheDocumentedForm_IsRead()
    {
        // The smallest plan, written by hand: 400 MB at 100 MB/s in 0–4 s.
        using var folder = new TemporaryFolder();
        string path = folder.File("plan.json");
        File.WriteAllText(path, HandWrittenPlan.Json);
        (PlanningProblem problem, MigrationPlan plan) = PlanFile.Read(path);
        Assert.True(PlanChecker.Check(problem, plan).IsValid);
        Assert.Equal(("alpha", "h1", "h2"), (
            problem.Vms[plan.Migrations[0].Vm].Name,
            problem.Datacenter.Hosts[plan.Migrations[0].From].Name,
            problem.Datacenter.Hosts[plan.Migrations[0].To].Name));
        Assert.Equal(TimeSpan.FromSeconds(4), plan.Makespan);
    }
}
