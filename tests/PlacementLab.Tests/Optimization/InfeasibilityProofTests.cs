using PlacementLab.Infrastructure;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Solvers.FirstFit;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using Xunit;

namespace PlacementLab.Tests.Optimization;

public sealed class InfeasibilityProofTests
{
    private static readonly StoppingCriterion _stop = new() { IterationLimit = 20_000 };

    // Six VMs of 3 on three hosts of 8: two a host, all six.
    private static readonly PlacementProblem _problem = new()
    {
        Datacenter = AbstractFleet.Hosts(3, "host"),
        Vms = AbstractFleet.Vms(6, "vm"),
        Resources = ResourceSpace.Of([new Resource("cpu", "units", false), new Resource("memory", "units", false)]),
        Usage = [.. Enumerable.Repeat(new ResourceVector(1, 3), 6)],
        Capacity = [.. Enumerable.Repeat(new ResourceVector(100, 8), 3)],
        Initial = Assignment.AllUnplaced(6),
        Constraints = [new CapacityConstraint { IsStrict = true }],
    };

    // 6 · 5 = 30 of memory on 3 · 8 = 24; each VM by itself fits.
    [Fact]
    public void Totals_AreJudgedBeforeAnySearch()
    {
        PlacementProblem tooMuch = _problem with { Usage = [.. Enumerable.Repeat(new ResourceVector(1, 5), 6)] };
        const string Words = "capacity of memory: the VMs need 30 units, all hosts together offer 24 units";

        SolverResult result = new LargeNeighbourhoodSolver().Solve(tooMuch, _stop, 1, CancellationToken.None);

        Assert.Equal((SolveStatus.Infeasible, 0), (result.Status, result.Iterations));
        Assert.Equal([Words], result.Conflict);
        Assert.Equal([Words], Extended(tooMuch).Conflict);
        Assert.Null(CapacityProof.Of(_problem));
        Assert.Null(CapacityProof.Of(tooMuch with { Constraints = [] }));
    }

    // A host may keep what it carried at first, unless capacity is strict; overbooked hosts are not counted.
    [Fact]
    public void Totals_CountWhatIsTolerated()
    {
        PlacementProblem overloaded = _problem with
        {
            Usage = [.. Enumerable.Repeat(new ResourceVector(1, 5), 6)],
            Initial = new Assignment([0, 0, 1, 1, 2, 2]),
        };

        Assert.NotNull(CapacityProof.Of(overloaded));
        Assert.Null(CapacityProof.Of(overloaded with { Constraints = [new CapacityConstraint()] }));
        Assert.Null(CapacityProof.Of(overloaded with { Constraints = [.. overloaded.Constraints, new OverbookConstraint([0], 1, 4)] }));
    }

    // Memory for 6 of 3 on two hosts of 8 after one is drained: two fit on each, so four. The ban and the spread have no part in it.
    [Fact]
    public void Conflict_NamesWhatCannotHoldTogether_AndNoMore()
    {
        PlacementProblem drained = _problem with
        {
            Constraints = [new BanConstraint([5], [1]), new CapacityConstraint { IsStrict = true }, new SpreadConstraint(3, 4), new OfflineConstraint(2)],
        };

        SolverResult result = Extended(drained);

        Assert.Equal(SolveStatus.Infeasible, result.Status);
        Assert.Equal(["capacity of memory on host-0, capacity of memory on host-1", "offline of host-2"], result.Conflict);
    }

    // Four of one group on three hosts, whatever else is asked.
    [Fact]
    public void Conflict_OfOneConstraintAmongMany_IsFoundByGroups()
    {
        IEnumerable<IPlacementConstraint> others = Enumerable.Range(0, 40).Select(i => new BanConstraint([i % 6], [i % 3 == 0 ? 1 : 2]));
        PlacementProblem problem = _problem with { Constraints = [.. _problem.Constraints, .. others, new SpreadConstraint(0, 1, 2, 3, 4, 5)] };

        Assert.Equal(["spread of vm-0, vm-1, vm-2, vm-3 and 2 more"], Extended(problem with { Constraints = [.. problem.Constraints.Where(c => c is not BanConstraint)] }).Conflict);
        Assert.Equal(["spread of vm-0, vm-1, vm-2, vm-3 and 2 more"], Extended(problem).Conflict);
    }

    [Fact]
    public void Feasible_OrTooLarge_StaysAsItWas()
    {
        SolverResult nothing = new FirstFitDecreasingSolver().Solve(_problem, _stop, 1, CancellationToken.None) with { Status = SolveStatus.NoSolutionFound };
        Assert.Same(nothing, InfeasibilityProof.Extend(_problem, nothing, 1, CancellationToken.None));

        PlacementProblem large = _problem with
        {
            Datacenter = AbstractFleet.Hosts(4000, "host"),
            Capacity = [.. Enumerable.Repeat(new ResourceVector(100, 8), 4000)],
            Constraints = [new OfflineConstraint(Enumerable.Range(0, 4000))],
        };
        Assert.Same(nothing, InfeasibilityProof.Extend(large, nothing, 1, CancellationToken.None));
        SolverResult found = nothing with { Status = SolveStatus.Feasible };
        Assert.Same(found, InfeasibilityProof.Extend(large, found, 1, CancellationToken.None));
    }

    private static SolverResult Extended(PlacementProblem problem)
    {
        SolverResult result = new FirstFitDecreasingSolver().Solve(problem, _stop, 1, CancellationToken.None);
        return InfeasibilityProof.Extend(problem, result, 1, CancellationToken.None);
    }
}
