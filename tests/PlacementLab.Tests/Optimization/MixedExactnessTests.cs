using PlacementLab.Checking;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Tests.Placement;
using PlacementLab.Tests.Placement.Constraints;
using PlacementLab.Tests.Placement.Terms;
using Xunit;

namespace PlacementLab.Tests.Optimization;

/// <summary>CP-SAT against brute force on small problems with constraints and terms of every kind.</summary>
public sealed class MixedExactnessTests
{
    private const int MostAssignments = 750;
    private static readonly StoppingCriterion _noLimit = new() { DeterministicTimeLimit = 10 };
    private static readonly CpSatSolver _whole = new(new CpSatOptions { CandidateHostsPerVm = int.MaxValue });

    [Fact]
    public void EveryKindOfConstraint_StatusAndCostAgree()
    {
        var random = new Random(41);
        int infeasible = 0;
        foreach ((int seed, PlacementProblem drawn) in Problems(200))
        {
            // Whole numbers on even seeds: the optimum is exact.
            PlacementProblem problem = seed % 2 == 0 ? drawn with { Objective = TermMix.Whole(drawn, random) } : drawn;
            double best = LeastCost(problem, SmallProblems.AllAssignments(problem));
            SolverResult exact = _whole.Solve(problem, _noLimit, seed, CancellationToken.None);
            string kinds = string.Join(", ", problem.Constraints.Select(c => c.Name));
            Assert.True(exact.Status == (double.IsInfinity(best) ? SolveStatus.Infeasible : SolveStatus.Optimal), $"{seed}: {exact.Status}, {best}: {kinds}");
            if (exact.Status == SolveStatus.Optimal)
            {
                Assert.Empty(AssignmentChecker.Check(problem, exact.Best));
                Assert.Equal(best, exact.Cost, seed % 2 == 0 ? 0 : 1e-6);
                Assert.Equal(best, exact.Bound, seed % 2 == 0 ? 0 : 1e-5);
            }
            else
            {
                Assert.NotEmpty(exact.Conflict);
                infeasible++;
            }
        }

        Assert.InRange(infeasible, 10, 120);
    }

    [Fact]
    public void EveryTermTogether_IsOptimalWithinTheStatedTolerance()
    {
        foreach ((int seed, PlacementProblem drawn) in Problems(40))
        {
            PlacementProblem problem = drawn with { Objective = TermMix.All(drawn, new Random(seed)) };
            double[] costs = [.. Valid(problem, SmallProblems.AllAssignments(problem)).Select(a => problem.Objective.Cost(problem, a))];
            SolverResult exact = _whole.Solve(problem, _noLimit, seed, CancellationToken.None);
            Assert.Equal(costs.Length == 0 ? SolveStatus.Infeasible : SolveStatus.Optimal, exact.Status);
            if (costs.Length > 0)
            {
                double tolerance = CpSatSolver.ScalingTolerance * problem.HostCount * (1 + costs.Max());
                Assert.InRange(exact.Cost, costs.Min(), costs.Min() + tolerance);
                Assert.InRange(exact.Bound, costs.Min() - tolerance, costs.Min());
            }
        }
    }

    [Fact]
    public void VmsOfOneHostOnly_AreMovedAsWellAsCanBe()
    {
        var random = new Random(43);
        int solved = 0;
        foreach ((int seed, PlacementProblem drawn) in Problems(100).Where(p => p.Problem.Initial.HostOf.Contains(0)))
        {
            PlacementProblem problem = drawn with { Objective = TermMix.Whole(drawn, random) };
            double best = LeastCost(problem, SmallProblems.AllAssignments(problem).Where(a => a.MovedFrom(problem.Initial).All(v => problem.Initial[v] == 0)));
            var solver = new CpSatSolver(new CpSatOptions { SourceHosts = [0], CandidateHostsPerVm = int.MaxValue });
            SolverResult result = solver.Solve(problem, _noLimit, seed, CancellationToken.None);
            Assert.Equal(!double.IsInfinity(best), result.Status == SolveStatus.Optimal);
            if (result.Status == SolveStatus.Optimal)
            {
                Assert.Equal(best, result.Cost);
                Assert.Equal(best, result.Bound);
                solved++;
            }
        }

        Assert.InRange(solved, 10, 90);
    }

    // Those that brute force is quick with.
    private static IEnumerable<(int Seed, PlacementProblem Problem)> Problems(int count) => Enumerable.Range(0, int.MaxValue)
        .Select(seed => (Seed: seed, Problem: ConstraintMix.Problem(seed)))
        .Where(p => Math.Pow(p.Problem.HostCount, p.Problem.VmCount) <= MostAssignments)
        .Take(count);

    private static IEnumerable<Assignment> Valid(PlacementProblem problem, IEnumerable<Assignment> assignments) =>
        assignments.Where(a => AssignmentChecker.Check(problem, a).IsEmpty);

    private static double LeastCost(PlacementProblem problem, IEnumerable<Assignment> assignments) =>
        Valid(problem, assignments).Select(a => problem.Objective.Cost(problem, a)).DefaultIfEmpty(double.PositiveInfinity).Min();
}
