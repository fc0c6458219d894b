using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Placement;
using Xunit;

namespace PlacementLab.Tests.Placement.Terms;

/// <summary>Each term alone, then all together: 1,000 random moves and swaps, each delta against costs computed from nothing.</summary>
public sealed class TermDeltaTests
{
    // Costs reach 10^10, where doubles are 10^-6 apart.
    private const double Tolerance = 1e-4;

    public static TheoryData<int> Terms => [.. Enumerable.Range(-1, TermMix.Count + 1)];

    [Theory]
    [MemberData(nameof(Terms))]
    public void Delta_EqualsRecomputation_OnRandomMoves(int term)
    {
        var random = new Random(17);
        int changed = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            PlacementProblem problem = Problem(seed, term);
            var state = new SearchState(problem, problem.Initial);
            for (int i = 0; i < 50; i++)
            {
                (int vm, int host) = (random.Next(problem.VmCount), random.Next(problem.HostCount));
                double before = problem.Objective.Cost(problem, state.ToAssignment());
                double delta = state.Delta(vm, host);
                state.Move(vm, host);
                Assert.Equal(problem.Objective.Cost(problem, state.ToAssignment()) - before, delta, Tolerance);
                changed += delta != 0 ? 1 : 0;
            }

            Assert.Equal(problem.Objective.Cost(problem, state.ToAssignment()), state.Cost(), Tolerance);
        }

        Assert.True(changed > 100, $"only {changed} moves changed the cost");
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void SwapDelta_EqualsRecomputation_OnRandomSwaps(int term)
    {
        var random = new Random(18);
        int swaps = 0;
        for (int seed = 0; swaps < 1000; seed++)
        {
            PlacementProblem problem = Problem(seed, term);
            var state = new SearchState(problem, SmallProblems.AnyAssignment(problem, random));
            for (int i = 0; i < 50; i++)
            {
                (int a, int b) = (random.Next(problem.VmCount), random.Next(problem.VmCount));
                (int hostOfA, int hostOfB) = (state.HostOf(a), state.HostOf(b));
                if (hostOfA != hostOfB)
                {
                    double before = problem.Objective.Cost(problem, state.ToAssignment());
                    double delta = state.SwapDelta(a, b);
                    state.Move(a, hostOfB);
                    state.Move(b, hostOfA);
                    Assert.Equal(problem.Objective.Cost(problem, state.ToAssignment()) - before, delta, Tolerance);
                    swaps++;
                }
            }
        }
    }

    [Fact]
    public void IndependentCheck_GivesTheSameCostOfEachTerm()
    {
        var random = new Random(19);
        for (int seed = 0; seed < 100; seed++)
        {
            PlacementProblem problem = Problem(seed, -1);
            Assignment assignment = SmallProblems.AnyAssignment(problem, random);
            ImmutableArray<(string Term, double Cost)> own = problem.Objective.CostByTerm(problem, assignment);
            ImmutableArray<TermCost> judged = ObjectiveChecker.Check(problem, assignment);
            Assert.Equal(TermMix.Count, judged.Length);
            Assert.Equal(own.Select(t => t.Term), judged.Select(t => t.Term));
            Assert.All(own.Zip(judged), p => Assert.Equal(p.First.Cost, p.Second.Cost, 1e-9 * (1 + Math.Abs(p.First.Cost))));
        }
    }

    private static PlacementProblem Problem(int seed, int term)
    {
        PlacementProblem problem = SmallProblems.Random(seed, withConstraints: false);
        return problem with { Objective = TermMix.One(TermMix.All(problem, new Random(seed)), term) };
    }
}
