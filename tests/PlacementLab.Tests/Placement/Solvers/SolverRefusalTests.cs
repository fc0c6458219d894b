using PlacementLab.Optimization.Packing;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Packing;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Placement.Terms;
using Xunit;

namespace PlacementLab.Tests.Placement.Solvers;

/// <summary>What a solver cannot express it refuses by name, before it solves.</summary>
public sealed class SolverRefusalTests
{
    private static readonly StoppingCriterion _stop = new() { IterationLimit = 1000 };

    private static readonly PlacementProblem _packing = PackingPlacement.Of(new PackingProblem("three", [10], [4, 5], [2, 1]));

    [Fact]
    public void NeighbourhoodSearch_RefusesUnknownTerms()
    {
        var ofHost = new Objective { UsageTerms = [(new Comfort(), 1)] };
        var ofMove = new Objective { MoveTerms = [(new Comfort(), 1)] };

        foreach (Objective objective in new[] { ofHost, ofMove })
        {
            InvalidInputException error = Refusal(new LargeNeighbourhoodSolver(), _packing with { Objective = objective });
            Assert.Equal("the objective, term \"comfort\"", error.Place);
        }
    }

    [Fact]
    public void Packing_RefusesOtherConstraintsAndTerms()
    {
        var solver = new PackingPlacementSolver();
        Assert.Equal(SolveStatus.Optimal, solver.Solve(_packing, _stop, 1, CancellationToken.None).Status);

        PlacementProblem spread = _packing with { Constraints = [.. _packing.Constraints, new SpreadConstraint(0, 1)] };
        Assert.Equal("\"spread of item-0, item-1\"", Refusal(solver, spread).Found);
        PlacementProblem overbooked = _packing with { Constraints = [new CapacityConstraint { CpuOverbooking = 2 }] };
        Assert.Equal("\"capacity\"", Refusal(solver, overbooked).Found);
        Assert.Equal("none", Refusal(solver, _packing with { Constraints = [] }).Found);

        PlacementProblem more = _packing with { Objective = _packing.Objective with { MoveTerms = [(new MigrationCostTerm([1.0, 2, 3]), 1)] } };
        Assert.Equal($"\"hosts\", \"{more.Objective.MoveTerms[0].Term.Name}\"", Refusal(solver, more).Found);
        PlacementProblem placed = _packing with { Initial = new Assignment([0, 0, 1]) };
        Assert.Equal("the problem's initial assignment", Refusal(solver, placed).Place);
    }

    private static InvalidInputException Refusal(IPlacementSolver solver, PlacementProblem problem) =>
        Assert.Throws<InvalidInputException>(() => solver.Solve(problem, _stop, 1, CancellationToken.None));

    private sealed class Comfort : IHostUsageTerm, IMoveCostTerm
    {
        public string Name => "comfort";

        public double Cost(PlacementProblem problem, int vm, int host) => host;

        public IEnumerable<UsageHinge> HingesOf(PlacementProblem problem, int host) => [];

        public void Validate(PlacementProblem problem)
        {
            // Fits every problem.
        }
    }
}
