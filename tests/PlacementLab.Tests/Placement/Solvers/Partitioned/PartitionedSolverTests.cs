using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Generation;
using PlacementLab.Placement.Solvers.Partitioned;
using PlacementLab.Placement.Solvers.VectorFit;
using PlacementLab.Tests.Placement.Constraints;
using Xunit;

namespace PlacementLab.Tests.Placement.Solvers.Partitioned;

public class PartitionedSolverTests
{
    private static readonly StoppingCriterion _iterations = new() { IterationLimit = 40_000 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheAnswerIsTheSameOnAnyNumberOfThreadsAndBetterThanBestFit(bool isPlaced)
    {
        PlacementProblem fleet = FleetGenerator.Create(new FleetOptions { Hosts = 80, Vms = 800, IsPlaced = isPlaced });
        SolverResult one = Solve(fleet, 1);
        Assert.Equal(SolveStatus.Feasible, one.Status);
        Assert.Empty(AssignmentChecker.Check(fleet, one.Best));
        Assert.Equal(one.Best, Solve(fleet, 2).Best);
        Assert.Equal(one.Best, Solve(fleet, 4).Best);
        SolverResult bestFit = new VectorFitSolver(VectorFitRule.BestFit).Solve(fleet, new StoppingCriterion(), 1, CancellationToken.None);
        Assert.True(one.Cost < bestFit.Cost, $"{one.Cost} and {bestFit.Cost}");
    }

    [Fact]
    public void EveryHostAndVmIsInOnePart()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            PlacementProblem problem = ConstraintMix.Problem(seed);
            ImmutableArray<(int[] Hosts, int[] Vms)> parts = Partition.Of(problem, 1);
            Assert.Equal(Enumerable.Range(0, problem.HostCount), parts.SelectMany(p => p.Hosts).Order());
            Assert.Equal(Enumerable.Range(0, problem.VmCount), parts.SelectMany(p => p.Vms).Order());
        }
    }

    [Fact]
    public void AnAnswerKeepsConstraintsOfEveryKind()
    {
        int found = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            PlacementProblem problem = ConstraintMix.Problem(seed);
            SolverResult result = new PartitionedSolver(new PartitionedOptions { HostsPerPart = 1 }).Solve(
                problem, new StoppingCriterion { IterationLimit = 2000 }, seed, CancellationToken.None);
            if (result.Status == SolveStatus.Feasible)
            {
                found++;
                Assert.Empty(AssignmentChecker.Check(problem, result.Best));
            }
        }

        Assert.True(found >= 20, $"{found}");
    }

    [Fact]
    public void WhatIsGatheredOrCappedTogetherIsInOnePart()
    {
        PlacementProblem fleet = FleetGenerator.Create(new FleetOptions { Hosts = 20, Vms = 100, IsPlaced = true, Grouped = 0 });
        int[] gathered = [3, 40, 77];
        PlacementProblem tied = fleet with { Constraints = [.. fleet.Constraints, new GatherConstraint(gathered), new MaxOnlineConstraint([1, 9, 15], 2)] };
        ImmutableArray<(int[] Hosts, int[] Vms)> parts = Partition.Of(tied, 2);
        Assert.True(parts.Length > 3);
        Assert.Single(parts, p => p.Vms.Intersect(gathered).Any());
        Assert.Single(parts, p => p.Hosts.Intersect([1, 9, 15]).Any());
    }

    [Fact]
    public void TheIndexOfBestFitChoosesAsTheScanDoes()
    {
        for (int seed = 1; seed <= 6; seed++)
        {
            PlacementProblem fleet = FleetGenerator.Create(new FleetOptions { Hosts = 60, Vms = 500, Resources = 1 + (seed % 4), Seed = seed });
            SolverResult scanned = new VectorFitSolver(VectorFitRule.BestFit).Solve(fleet, new StoppingCriterion(), 1, CancellationToken.None);
            SolverResult indexed = VectorFitSolver.SolveWithIndex(fleet, new PlacementLab.Placement.Solvers.SearchClock(new StoppingCriterion(), CancellationToken.None));
            Assert.Equal(scanned.Status, indexed.Status);
            Assert.Equal(scanned.Best, indexed.Best);
        }
    }

    private static SolverResult Solve(PlacementProblem problem, int threads) =>
        new PartitionedSolver(new PartitionedOptions { HostsPerPart = 20, Threads = threads }).Solve(problem, _iterations, 5, CancellationToken.None);
}
