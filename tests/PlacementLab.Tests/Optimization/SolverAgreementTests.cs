using PlacementLab.Checking;
using PlacementLab.Optimization;
using PlacementLab.Optimization.Linear;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Tests.Placement;
using PlacementLab.Tests.Placement.Reassignment;
using Xunit;

namespace PlacementLab.Tests.Optimization;

/// <summary>CP-SAT, HiGHS, SCIP and the neighbourhood search on small random problems of two families, 200 together.</summary>
public sealed class SolverAgreementTests
{
    private const int PerFamily = 100;
    private const int PerFamilyForLinearSolvers = 20;
    private static readonly Lazy<(PlacementProblem Problem, int Seed, SolverResult Exact)[]> _solved = new(() => [.. Problems()]);

    // Without repair the search reaches 152 of the 170 optima: all 70 of the first family and 82 of the 100 reassignments.
    [Fact]
    public void NeighbourhoodSearchWithRepair_ReachesTheOptimum_AndIsNeverBelow()
    {
        int solved = 0;
        int reached = 0;
        foreach ((PlacementProblem problem, int seed, SolverResult exact) in _solved.Value)
        {
            SolverResult found = Search(problem, seed, new CpSatRepair());
            if (exact.Status == SolveStatus.Infeasible)
            {
                Assert.Equal(SolveStatus.Infeasible, InfeasibilityProof.Extend(problem, found, seed, CancellationToken.None).Status);
                continue;
            }

            Assert.Equal(SolveStatus.Optimal, exact.Status);
            solved++;
            reached += Reaches(problem, seed, exact, found) ? 1 : 0;
        }

        Assert.InRange(solved, 150, 200);
        Assert.True(reached >= 0.95 * solved, $"reached the optimum of {reached} of {solved}");
    }

    // What the repair is for: these reassignments the search alone does not solve to the optimum.
    [Fact]
    public void NeighbourhoodSearchWithoutRepair_MissesOptimaThatRepairFinds()
    {
        int alone = 0;
        int repaired = 0;
        foreach (int seed in new[] { 4, 17, 24, 27, 30, 33 })
        {
            (PlacementProblem problem, _, SolverResult exact) = _solved.Value[PerFamily + seed];
            alone += Reaches(problem, seed, exact, Search(problem, seed, null)) ? 1 : 0;
            repaired += Reaches(problem, seed, exact, Search(problem, seed, new CpSatRepair())) ? 1 : 0;
        }

        Assert.True(repaired > alone, $"{repaired} with repair, {alone} without");
    }

    [Theory]
    [InlineData(MixedIntegerBackend.Highs)]
    [InlineData(MixedIntegerBackend.Scip)]
    public void LinearSolvers_AgreeWithCpSat(MixedIntegerBackend backend)
    {
        foreach ((PlacementProblem problem, int seed, SolverResult exact) in _solved.Value.Where(p => p.Seed < PerFamilyForLinearSolvers))
        {
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
        foreach ((PlacementProblem problem, int seed, SolverResult exact) in _solved.Value.Where(p => p.Seed % 2 == 0))
        {
            double bound = LinearRelaxation.BoundOf(problem, TimeSpan.FromSeconds(10))!.Value;
            if (exact.Status == SolveStatus.Optimal)
            {
                Assert.True(bound <= exact.Cost + 1e-5, $"seed {seed}: {bound} above {exact.Cost}");
                sharp += bound >= 0.5 * exact.Cost ? 1 : 0;
            }
        }

        Assert.True(sharp > 20, $"only {sharp} bounds were worth anything");
    }

    private static bool Reaches(PlacementProblem problem, int seed, SolverResult exact, SolverResult found)
    {
        if (found.Status is not (SolveStatus.Feasible or SolveStatus.Optimal))
        {
            return false;
        }

        Assert.Empty(AssignmentChecker.Check(problem, found.Best));
        Assert.True(found.Cost >= exact.Cost - 1e-6, $"seed {seed}: {found.Cost} below the optimum {exact.Cost}");
        Assert.True(found.Bound <= exact.Cost + 1e-6, $"seed {seed}: bound {found.Bound} ({found.BoundName}) above the optimum {exact.Cost}");
        return found.Cost <= exact.Cost + 1e-6;
    }

    private static SolverResult Search(PlacementProblem problem, int seed, IRepair? repair) =>
        new LargeNeighbourhoodSolver(new LargeNeighbourhoodOptions { Repair = repair })
            .Solve(problem, new StoppingCriterion { IterationLimit = 100_000 }, seed, CancellationToken.None);

    // The first family by seed, then the second.
    private static IEnumerable<(PlacementProblem Problem, int Seed, SolverResult Exact)> Problems()
    {
        var stop = new StoppingCriterion { DeterministicTimeLimit = 10 };
        var solver = new CpSatSolver(new CpSatOptions { CandidateHostsPerVm = int.MaxValue, EmptyHostsPerKind = int.MaxValue });
        IEnumerable<(PlacementProblem Problem, int Seed)> drawn = Enumerable.Range(0, PerFamily).Select(seed => (SmallProblems.Random(seed), seed))
            .Concat(Enumerable.Range(0, PerFamily).Select(seed => (SmallReassignments.Draw(seed), seed)));
        return drawn.Select(p => (p.Problem, p.Seed, solver.Solve(p.Problem, stop, p.Seed, CancellationToken.None)));
    }
}
