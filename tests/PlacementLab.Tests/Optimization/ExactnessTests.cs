using System.Diagnostics;
using PlacementLab.Checking;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LocalSearch;
using PlacementLab.Tests.Placement;
using Xunit;

namespace PlacementLab.Tests.Optimization;

/// <summary>CP-SAT against brute force on small problems.</summary>
public sealed class ExactnessTests
{
    private const int Problems = 200;
    private static readonly StoppingCriterion _noLimit = new() { DeterministicTimeLimit = 10 };
    private static readonly CpSatSolver _whole = new(new CpSatOptions { CandidateHostsPerVm = int.MaxValue });

    [Fact]
    public void CpSat_EqualsBruteForce_AndLocalSearchIsNeverBelow()
    {
        int infeasible = 0;
        int reached = 0;
        for (int seed = 0; seed < Problems; seed++)
        {
            PlacementProblem problem = SmallProblems.Random(seed);
            double best = BruteForce(problem);
            SolverResult exact = _whole.Solve(problem, _noLimit, seed, CancellationToken.None);
            SolverResult local = new LocalSearchSolver().Solve(problem, _noLimit, seed, CancellationToken.None);
            Assert.Equal(double.IsInfinity(best) ? SolveStatus.Infeasible : SolveStatus.Optimal, exact.Status);
            if (exact.Status == SolveStatus.Infeasible)
            {
                Assert.Equal(SolveStatus.NoSolutionFound, local.Status);
                Assert.NotEmpty(exact.Conflict);
                infeasible++;
                continue;
            }

            Assert.Empty(AssignmentChecker.Check(problem, exact.Best));
            Assert.Equal(best, exact.Cost, 1e-6);
            Assert.InRange(exact.Bound, exact.Cost - 1e-5, exact.Cost);
            Assert.Equal(problem.Objective.Cost(problem, exact.Best), exact.Cost);
            Assert.True(local.Status == SolveStatus.NoSolutionFound || local.Cost >= best - 1e-9);
            reached += local.Status == SolveStatus.Feasible && local.Cost <= best + 1e-6 ? 1 : 0;
        }

        Assert.InRange(infeasible, 5, Problems / 2);
        Assert.True(reached >= (Problems - infeasible) * 0.6, $"local search reached the optimum of {reached} of {Problems - infeasible}");
    }

    [Fact]
    public void CpSat_AcceptsExactly_WhatHasNoViolation()
    {
        var random = new Random(31);
        int accepted = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            PlacementProblem problem = SmallProblems.Random(seed);
            Assignment assignment = seed % 3 == 0 ? problem.Initial : SmallProblems.AnyAssignment(problem, random);
            PlacementProblem pinned = problem with { Constraints = problem.Constraints.Add(new Exactly(assignment)) };
            bool holds = problem.Constraints.All(c => !c.Violations(problem, assignment).Any());
            SolverResult result = _whole.Solve(pinned, _noLimit, 1, CancellationToken.None);
            Assert.Equal(holds ? SolveStatus.Optimal : SolveStatus.Infeasible, result.Status);
            Assert.Equal(holds, AssignmentChecker.Check(problem, assignment).IsEmpty);
            accepted += holds ? 1 : 0;
        }

        Assert.InRange(accepted, 20, 130);
    }

    [Fact]
    public void CpSat_SameSeed_SameAnswer_AndRestrictionIsNeverBelowTheWhole()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            PlacementProblem problem = SmallProblems.Random(seed);
            var solver = new CpSatSolver(new CpSatOptions { SourceHosts = [0], CandidateHostsPerVm = 2 });
            SolverResult first = solver.Solve(problem, _noLimit, seed, CancellationToken.None);
            SolverResult second = solver.Solve(problem, _noLimit, seed, CancellationToken.None);
            Assert.Equal((first.Best, first.Status, first.Iterations, first.BoundName), (second.Best, second.Status, second.Iterations, second.BoundName));
            Assert.Equal(first.Trajectory.Select(t => t.Cost), second.Trajectory.Select(t => t.Cost));
            Assert.Equal(first.Conflict, second.Conflict);
            if (first.Status == SolveStatus.Optimal)
            {
                Assert.True(first.Bound <= first.Cost);
                Assert.True(first.Cost >= BruteForce(problem) - 1e-6);
                Assert.Empty(AssignmentChecker.Check(problem, first.Best));
            }
        }
    }

    private static double BruteForce(PlacementProblem problem) => SmallProblems.AllAssignments(problem)
        .Where(a => AssignmentChecker.Check(problem, a).IsEmpty)
        .Select(a => problem.Objective.Cost(problem, a))
        .DefaultIfEmpty(double.PositiveInfinity)
        .Min();

    /// <summary>Only one assignment will do.</summary>
    private sealed class Exactly(Assignment wanted) : IPlacementConstraint
    {
        public string Name => "exactly";

        public void Validate(PlacementProblem problem) => Debug.Assert(problem.VmCount == wanted.VmCount, "Same VMs.");

        public bool Allows(SearchState state, int vm, int host) => wanted[vm] == host;

        public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) =>
            assignment.MovedFrom(wanted).Select(vm => new ConstraintViolation(Name, $"VM {vm}", 1, "VMs"));

        public void State(PlacementProblem problem, IConstraintModel model)
        {
            for (int vm = 0; vm < problem.VmCount; vm++)
            {
                foreach (int host in Enumerable.Range(0, problem.HostCount).Where(h => h != wanted[vm]))
                {
                    model.Forbid(Name, vm, host);
                }
            }
        }
    }
}
