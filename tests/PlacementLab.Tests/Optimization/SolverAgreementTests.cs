using PlacementLab.Checking;
using PlacementLab.Optimization;
using PlacementLab.Optimization.Linear;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Tests.Placement;
using PlacementLab.Tests.Placement.Reassignment;
using Xunit;

namespace PlacementLab.Tests.Optimization;

/// <summary>CP-SAT, HiGHS, SCIP and the neighbourhood search on 200 small random problems of two families.</summary>
public sealed class SolverAgreementTests
{
    private const int PerFamily = 100;
    private static readonly StoppingCriterion _noLimit = new() { DeterministicTimeLimit = 10 };
    private static readonly CpSatSolver _exact = new(new CpSatOptions { CandidateHostsPerVm = int.MaxValue, EmptyHostsPerKind = int.MaxValue });

    [Fact]
    public void NeighbourhoodSearch_ReachesTheOptimum_AndIsNeverBelow()
    {
        int solved = 0;
        int reached = 0;
        foreach ((PlacementProblem problem, int seed) in Problems())
        {
            SolverResult exact = _exact.Solve(problem, _noLimit, seed, CancellationToken.None);
            SolverResult found = new LargeNeighbourhoodSolver().Solve(problem, new StoppingCriterion { IterationLimit = 100_000 }, seed, CancellationToken.None);
            if (exact.Status == SolveStatus.Infeasible)
            {
                Assert.True(found.Status is SolveStatus.NoSolutionFound or SolveStatus.Infeasible, $"seed {seed}: {found.Status}");
                continue;
            }

            Assert.Equal(SolveStatus.Optimal, exact.Status);
            solved++;
            if (found.Status is SolveStatus.Feasible or SolveStatus.Optimal)
            {
                Assert.Empty(AssignmentChecker.Check(problem, found.Best));
                Assert.True(found.Cost >= exact.Cost - 1e-6, $"seed {seed}: {found.Cost} below the optimum {exact.Cost}");
                Assert.True(found.Bound <= exact.Cost + 1e-6, $"seed {seed}: bound {found.Bound} above the optimum {exact.Cost}");
                reached += found.Cost <= exact.Cost + 1e-6 ? 1 : 0;
            }
        }

        Assert.InRange(solved, 150, 200);
        Assert.True(reached >= 0.95 * solved, $"reached the optimum of {reached} of {solved}");
    }

    [Theory]
    [InlineData(MixedIntegerBackend.Highs)]
    [InlineData(MixedIntegerBackend.Scip)]
    public void LinearSolvers_AgreeWithCpSat(MixedIntegerBackend backend)
    {
        foreach ((PlacementProblem problem, int seed) in Problems())
        {
            SolverResult exact = _exact.Solve(problem, _noLimit, seed, CancellationToken.None);
            SolverResult linear = new MixedIntegerSolver(backend).Solve(problem, new StoppingCriterion(), seed, CancellationToken.None);

            Assert.Equal(exact.Status, linear.Status);
            if (exact.Status == SolveStatus.Optimal)
            {
                Assert.Empty(AssignmentChecker.Check(problem, linear.Best));
                Assert.Equal(exact.Cost, linear.Cost, Math.Max(1e-5, 1e-6 * Math.Abs(exact.Cost)));
                Assert.True(linear.Bound <= exact.Cost + 1e-5, $"seed {seed}: bound {linear.Bound} above {exact.Cost}");
            }
        }
    }

    [Fact]
    public void LinearRelaxation_IsNeverAboveTheOptimum()
    {
        int sharp = 0;
        foreach ((PlacementProblem problem, int seed) in Problems().Where(p => p.Seed % 2 == 0))
        {
            SolverResult exact = _exact.Solve(problem, _noLimit, seed, CancellationToken.None);
            double bound = LinearRelaxation.BoundOf(problem, TimeSpan.FromSeconds(10))!.Value;
            if (exact.Status == SolveStatus.Optimal)
            {
                Assert.True(bound <= exact.Cost + 1e-5, $"seed {seed}: {bound} above {exact.Cost}");
                sharp += bound >= 0.5 * exact.Cost ? 1 : 0;
            }
        }

        Assert.True(sharp > 20, $"only {sharp} bounds were worth anything");
    }

    private static IEnumerable<(PlacementProblem Problem, int Seed)> Problems() =>
        Enumerable.Range(0, PerFamily).SelectMany(seed => new[] { (SmallProblems.Random(seed), seed), (SmallReassignments.Draw(seed), seed) });
}
