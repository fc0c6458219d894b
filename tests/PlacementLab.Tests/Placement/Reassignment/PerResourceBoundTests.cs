using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Reassignment;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Placement.Terms;
using Xunit;

namespace PlacementLab.Tests.Placement.Reassignment;

public sealed class PerResourceBoundTests
{
    // 5 VMs of 1 cpu and 5 memory; hosts of 10, 10, 8 and 6 memory. Memory: 25 = 10 + 10 + 5, so three hosts of the largest; cpu: one host.
    // Each host costs 2 when it is on: 6. The aggregate bound: 5 cpu at 2 / 5 a unit on one host: 2.
    private static readonly PlacementProblem _problem = new()
    {
        Datacenter = AbstractFleet.Hosts(4, "host"),
        Vms = AbstractFleet.Vms(5, "vm"),
        Resources = ResourceSpace.Of([new Resource("cpu", "units", false), new Resource("memory", "units", false)]),
        Usage = [.. Enumerable.Repeat(new ResourceVector(1, 5), 5)],
        Capacity = [new ResourceVector(100, 10), new ResourceVector(100, 10), new ResourceVector(100, 8), new ResourceVector(100, 6)],
        Initial = Assignment.AllUnplaced(5),
        Constraints = [new CapacityConstraint { IsStrict = true }],
        Objective = new Objective { HostTerms = [(new HostCountTerm(), 2)] },
    };

    [Fact]
    public void Of_HandComputedExample()
    {
        FlatProblem flat = FlatProblemCompiler.Compile(_problem, new Assignment([0, 0, 1, 1, 2])).Flat;

        Assert.Equal((6.0, 1), PerResourceBound.Of(flat));
        Assert.Equal(2, AggregateBound.Of(flat), 1e-12);
    }

    [Fact]
    public void Search_NamesTheLargerBoundAndItsResource()
    {
        // [0 0 1 1 2] takes three hosts: optimal.
        SolverResult result = new LargeNeighbourhoodSolver().Solve(_problem, new StoppingCriterion { IterationLimit = 10_000 }, 1, CancellationToken.None);

        Assert.Equal((6.0, 6.0, "per resource (memory)", SolveStatus.Optimal), (result.Cost, result.Bound, result.BoundName, result.Status));
    }

    // VMs that use no cpu leave a host off in every cost, so memory says nothing.
    [Fact]
    public void Of_VmsThatUseNoCpu_CountsCpuAlone()
    {
        PlacementProblem idle = _problem with { Usage = [new ResourceVector(0, 5), .. _problem.Usage.Skip(1)] };

        Assert.Equal((2.0, 0), PerResourceBound.Of(FlatProblemCompiler.Compile(idle, new Assignment([0, 0, 1, 1, 2])).Flat));
    }

    [Fact]
    public void Of_HostsThatCostNothing_IsNoBound() =>
        Assert.Equal(double.NegativeInfinity, PerResourceBound.Of(FlatProblemCompiler.Compile(_problem with { Objective = Objective.Nothing }, new Assignment([0, 0, 1, 1, 2])).Flat).Value);
}
