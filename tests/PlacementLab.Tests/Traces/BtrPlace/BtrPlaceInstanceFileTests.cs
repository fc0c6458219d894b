using System.Text;
using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.BtrPlace;
using Xunit;

namespace PlacementLab.Tests.Traces.BtrPlace;

public class BtrPlaceInstanceFileTests
{
    private const string Small =
        """
        {"model": {
           "mapping": {"readyVMs": [4, 5], "onlineNodes": {"0": {"runningVMs": [0, 1], "sleepingVMs": []}, "2": {"runningVMs": [2], "sleepingVMs": [3]}}, "offlineNodes": [1]},
           "attributes": {},
           "views": [{"id": "shareableResource", "rcId": "cpu", "defConsumption": "1", "defCapacity": "10", "nodes": {"1": 20}, "vms": {"0": 4, "1": 5, "4": 2}},
                     {"id": "ns", "type": "node", "map": {"@a": 0}}]},
         "constraints": [{"id": "running", "vm": 4}, {"id": "online", "node": 0}, {"id": "offline", "node": 2, "continuous": false}, {"id": "running", "vm": 3},
                         {"id": "preserve", "rc": "cpu", "vm": 0, "amount": 7}, {"id": "spread", "vms": [0, 1, 5], "continuous": true}],
         "objective": {"id": "minimizeMTTR"}}
        """;

    [Fact]
    public void StatesNamesAndDefaultsAreTreatedAsBtrPlaceDoes()
    {
        BtrPlaceInstance instance = Parse(Small);
        PlacementProblem problem = instance.Problem;

        // VMs 0, 1, 2 run and are asked nothing, 3 (asleep) and 4 (ready) are to run, 5 stays ready.
        Assert.Equal(["vm-0", "vm-1", "vm-2", "vm-3", "vm-4"], problem.Vms.Select(v => v.Name));
        Assert.Equal(["@a", "node-1", "node-2"], problem.Datacenter.Hosts.Select(h => h.Name));
        Assert.Equal([0, 0, 2, Assignment.Unplaced, Assignment.Unplaced], problem.Initial.HostOf);
        Assert.Equal([4L, 5L, 1L, 1L, 2L], problem.Usage.Select(u => u[0]));
        Assert.Equal([10L, 20L, 10L], problem.Capacity.Select(c => c[0]));
        Assert.Equal(6, instance.ConstraintCount);
        Assert.Equal([2], problem.Constraints.OfType<OfflineConstraint>().Single().Hosts);
        Assert.Equal([0, 1], problem.Constraints.OfType<SpreadConstraint>().Single().Vms);
        Assert.True(problem.Constraints.OfType<SpreadConstraint>().Single().IsContinuous);
        Assert.True(problem.Constraints.OfType<CapacityConstraint>().Single().IsStrict);

        // Host 0 lacks 7 + 5 − 10 = 2 and its two VMs may not share it: one leaves; VM 2 leaves the drained host. Two moves.
        SolverResult result = new LargeNeighbourhoodSolver().Solve(problem, new StoppingCriterion { IterationLimit = 10_000 }, 1, CancellationToken.None);
        Assert.Equal((SolveStatus.Optimal, 2.0, "fewest moves"), (result.Status, result.Cost, result.BoundName));
        Assert.Empty(AssignmentChecker.Check(problem, result.Best));
    }

    [Theory]
    [InlineData("\"id\": \"spread\"", "\"id\": \"noDelay\"", "$.constraints[5].id", "noDelay")]
    [InlineData("\"id\": \"online\", \"node\": 0", "\"id\": \"online\", \"node\": 2", "$.constraints[2]", "both online and offline")]
    [InlineData("\"id\": \"online\", \"node\": 0", "\"id\": \"online\", \"node\": 7", "$.constraints[1].node", "node 7")]
    [InlineData("\"running\", \"vm\": 3", "\"running\", \"vm\": 9", "$.constraints[3].vm", "VM 9")]
    [InlineData("\"running\", \"vm\": 3", "\"sleeping\", \"vm\": 4", "$.constraints[3].vm", "another state")]
    [InlineData("[4, 5]", "[4, 0]", "$.model.mapping.readyVMs[1]", "a second time")]
    [InlineData("\"offlineNodes\": [1]", "\"offlineNodes\": [0]", "$.model.mapping", "node 0 a second time")]
    [InlineData("{\"1\": 20}", "{\"1\": -20}", "$.model.views[0].nodes.1", "-20")]
    [InlineData("\"defCapacity\": \"10\"", "\"defCapacity\": \"ten\"", "$.model.views[0].defCapacity", "ten")]
    [InlineData("\"rc\": \"cpu\"", "\"rc\": \"gpu\"", "$.constraints[4].rc", "gpu")]
    [InlineData("\"id\": \"ns\"", "\"id\": \"xs\"", "$.model.views[1].id", "xs")]
    [InlineData("minimizeMTTR\"}}", "minimizeMTTR\"}", "text, line", "no JSON")]
    public void WhatDoesNotFitIsRefusedWithItsPlace(string from, string to, string place, string found)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => Parse(Small.Replace(from, to, StringComparison.Ordinal)));
        Assert.Contains(place, refused.Place, StringComparison.Ordinal);
        Assert.Contains(found, refused.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("li6", 7979, 30000, 590)]
    [InlineData("nr6", 11496, 30000, 0)]
    public void ThePublishedInstancesAreRepairedWithProvenFewestMoves(string name, int constraints, int vms, int moves)
    {
        BtrPlaceInstance instance = BtrPlaceInstanceFile.Read(SharedDatasets.PathOrSkip("btrplace_std_perf", $"{name}.json.gz"));
        PlacementProblem problem = instance.Problem;
        Assert.Equal((constraints, vms, 5000), (instance.ConstraintCount, problem.VmCount, problem.HostCount));
        SolverResult result = new LargeNeighbourhoodSolver().Solve(problem, new StoppingCriterion { IterationLimit = 1 }, 1, CancellationToken.None);
        Assert.Equal((SolveStatus.Optimal, (double)moves), (result.Status, result.Cost));
        Assert.Empty(AssignmentChecker.Check(problem, result.Best));
    }

    private static BtrPlaceInstance Parse(string json) => BtrPlaceInstanceFile.Parse(Encoding.UTF8.GetBytes(json), "text");
}
