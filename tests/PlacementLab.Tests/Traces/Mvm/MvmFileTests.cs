using PlacementLab.Checking;
using PlacementLab.Planning;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Mvm;
using Xunit;

namespace PlacementLab.Tests.Traces.Mvm;

/// <summary>Instances of mVM.</summary>
public sealed class MvmFileTests
{
    [Fact]
    public void An_instance_gives_hosts_links_vms_destinations_and_the_published_plan()
    {
        MvmInstance instance = Read(TinyMvm.Text);

        PlanningProblem problem = instance.Problem;
        Assert.Equal(["vm-10", "vm-11", "vm-12"], problem.Vms.Select(v => v.Name));
        Assert.Equal([0, 0, 2], problem.Initial.HostOf);
        Assert.Equal([2, 0, 0], problem.Target.HostOf);
        Assert.Equal([500, 500, 1000, 1000], problem.Datacenter.Hosts.Select(h => h.Type.Nic.MegabitsPerSecond));
        Assert.Equal(500, problem.Datacenter.Topology.Links.First(l => l.Name == "node-0 in").ForMigrations.MegabitsPerSecond);
        Assert.Equal((2, 6), (problem.Usage[0][2], problem.Capacity[1][2]));
        Assert.Equal(5, instance.Formulas[1].HotMegabytes); // What an idle VM has where the file does not tell.
        Assert.Equal(102, instance.Published!.Makespan.TotalSeconds);
        Assert.True(PlanChecker.Check(problem, instance.Published).IsValid);
    }

    [Fact]
    public void Links_can_be_given_and_rules_are_read()
    {
        string text = TinyMvm.Text.Replace(
            "\"constraints\": []",
            """
            "constraints": [
              { "id": "Precedence", "vm1": 12, "vm2": 10 }, { "id": "Serialize", "vms": [10, 12] }, { "id": "Sync", "vms": [10, 12] },
              { "id": "Deadline", "vm": 10, "timestamp": "+0:2:30" }, { "id": "fence", "vm": 11, "nodes": [1], "continuous": false }
            ]
            """,
            StringComparison.Ordinal);

        MvmInstance instance = Read(text, [100, 200, 300, 400]);

        Assert.Equal([100, 200, 300, 400], instance.Problem.Datacenter.Hosts.Select(h => h.Type.Nic.MegabitsPerSecond));
        Assert.Equal([2, 1, 0], instance.Problem.Target.HostOf);
        MoveRules rules = instance.Problem.Rules;
        Assert.Equal(new MovePrecedence(2, 0), Assert.Single(rules.Precedences));
        Assert.Equal([0, 2], Assert.Single(rules.Serialized));
        Assert.Equal([0, 2], Assert.Single(rules.Synchronized));
        Assert.Equal(new MoveDeadline(0, TimeSpan.FromSeconds(150)), Assert.Single(rules.Deadlines));
    }

    [Theory]
    [InlineData("\"memUsed\": 3000", "\"memUsed\": -3", "$.origin.attributes.vms.11.memUsed: found -3")]
    [InlineData("\"memUsed\": 3000", "\"memory\": 3000", "$.origin.attributes.vms.11.memUsed: found nothing")]
    [InlineData("\"11\": { \"memUsed\"", "\"13\": { \"memUsed\"", "$.origin.attributes.vms.11: found nothing")]
    [InlineData("[11, 10]", "[11, 10, 12]", "running VM 12 twice")]
    [InlineData("\"vm\": 10", "\"vm\": 99", "$.actions[0].vm: found 99")]
    [InlineData("\"from\": 0", "\"from\": 1", "$.actions[0].from: found 1")]
    [InlineData("\"to\": 2", "\"to\": 7", "$.actions[0].to: found 7")]
    [InlineData("\"to\": 2", "\"to\": 0", "to another node")]
    [InlineData("\"end\": 51,", "\"end\": 0,", "$.actions[0].end: found 0")]
    [InlineData("\"end\": 51,", "\"end\": 51.5,", "$.actions[0].end: found 51.5")]
    [InlineData("\"bw\": 500 },", "\"bw\": 0 },", "$.actions[0].bw: found 0")]
    [InlineData("\"id\": \"migrateVM\", \"vm\": 12", "\"id\": \"suspendVM\", \"vm\": 12", "$.actions[1].id: found \"suspendVM\"")]
    [InlineData("\"constraints\": []", "\"constraints\": [{ \"id\": \"spread\" }]", "$.constraints[0].id: found \"spread\"")]
    [InlineData("\"constraints\": []", "\"constraints\": [{ \"id\": \"Deadline\", \"vm\": 10, \"timestamp\": \"noon\" }]", "timestamp: found \"noon\"")]
    [InlineData("\"nodes\": { \"0\": 8", "\"nodes\": { \"0\": 99999999999999999999", "$.origin.views[0].nodes.0: found 99999999999999999999")]
    [InlineData("\"dirtyRate\": 2.0 },", "\"dirtyRate\": 2.0, \"postCopy\": true },", "$.origin.attributes.vms.10.postCopy: found true")]
    [InlineData("\"origin\"", "\"model\"", "$.origin: found nothing")]
    public void What_does_not_fit_is_refused_with_its_place(string found, string broken, string expected)
    {
        Assert.Contains(found, TinyMvm.Text, StringComparison.Ordinal);
        int at = TinyMvm.Text.IndexOf(found, StringComparison.Ordinal);

        InvalidInputException refusal = Assert.Throws<InvalidInputException>(
            () => Read(string.Concat(TinyMvm.Text.AsSpan(0, at), broken, TinyMvm.Text.AsSpan(at + found.Length))));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_refused_with_its_line() =>
        Assert.Contains("line 20", Assert.Throws<InvalidInputException>(() => Read(string.Join('\n', TinyMvm.Text.Split('\n').Take(20)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Rates_for_other_than_the_nodes_are_refused() =>
        Assert.Contains("4 nodes and 2 link rates", Assert.Throws<InvalidInputException>(() => Read(TinyMvm.Text, [1, 2])).Message, StringComparison.Ordinal);

    [Fact]
    public void All_published_plans_hold_memory_on_both_sides_and_each_direction_of_every_link()
    {
        string folder = SharedDatasets.PathOrSkip("mvm_ucc15");

        MvmInstance[] instances = [.. MvmFile.ListFolder(folder).Select(f => MvmFile.Read(f))];

        Assert.Equal(25, instances.Length);
        Assert.All(instances, i => Assert.Empty(PlanChecker.Check(i.Problem, i.Published!).Violations));
        Assert.All(instances, i => Assert.Equal(10, i.Published!.Migrations.Length));
    }

    [Fact]
    public void The_decommissioning_waits_for_its_nodes_to_boot()
    {
        MvmInstance instance = MvmFile.Read(SharedDatasets.PathOrSkip("mvm_ucc15", "energy_mVM.json"));

        Assert.Equal((96, 72), (instance.Published!.Migrations.Length, instance.Problem.Datacenter.Hosts.Length));
        Assert.Equal(96, instance.Problem.Rules.Releases.Count(r => r.At == TimeSpan.FromSeconds(120)));
        Assert.Empty(PlanChecker.Check(instance.Problem, instance.Published).Violations);
    }

    private static MvmInstance Read(string text, double[]? links = null)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("tiny.json"), text);
        return MvmFile.Read(folder.File("tiny.json"), links);
    }
}
