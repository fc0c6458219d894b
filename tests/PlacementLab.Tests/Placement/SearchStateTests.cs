using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.BestFit;
using Xunit;

namespace PlacementLab.Tests.Placement;

public sealed class SearchStateTests
{
    private const double Tolerance = 1e-9;

    // Each term alone, then all together: 1,000 random moves per operator, each delta against two costs computed from nothing.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(-1)]
    public void Delta_EqualsRecomputation_OnRandomShifts(int term)
    {
        var random = new Random(7);
        for (int seed = 0; seed < 20; seed++)
        {
            PlacementProblem problem = OneTerm(SmallProblems.Random(seed), term);
            var state = new SearchState(problem, problem.Initial);
            for (int i = 0; i < 50; i++)
            {
                (int vm, int host) = (random.Next(problem.VmCount), random.Next(problem.HostCount));
                double before = problem.Objective.Cost(problem, state.ToAssignment());
                double delta = state.Delta(vm, host);
                state.Move(vm, host);
                Assert.Equal(problem.Objective.Cost(problem, state.ToAssignment()) - before, delta, Tolerance);
            }

            Assert.Equal(problem.Objective.Cost(problem, state.ToAssignment()), state.Cost(), Tolerance);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(-1)]
    public void SwapDelta_EqualsRecomputation_OnRandomSwaps(int term)
    {
        var random = new Random(8);
        int swaps = 0;
        for (int seed = 0; swaps < 1000; seed++)
        {
            PlacementProblem problem = OneTerm(SmallProblems.Random(seed), term);
            var state = new SearchState(problem, SmallProblems.AnyAssignment(problem, random));
            for (int i = 0; i < 50; i++)
            {
                (int a, int b) = (random.Next(problem.VmCount), random.Next(problem.VmCount));
                if (state.HostOf(a) == state.HostOf(b))
                {
                    continue;
                }

                double before = problem.Objective.Cost(problem, state.ToAssignment());
                double delta = state.SwapDelta(a, b);
                (int hostOfA, int hostOfB) = (state.HostOf(a), state.HostOf(b));
                state.Move(a, hostOfB);
                state.Move(b, hostOfA);
                Assert.Equal(problem.Objective.Cost(problem, state.ToAssignment()) - before, delta, Tolerance);
                swaps++;
            }
        }
    }

    [Fact]
    public void Delta_OfAVmOnNoHost_IsTheCostOfPlacingIt()
    {
        PlacementProblem problem = SmallProblems.Random(3);
        var state = new SearchState(problem, problem.Initial);
        int home = state.HostOf(0);
        double with = state.Cost();
        state.Move(0, Assignment.Unplaced);
        double without = state.Cost();
        Assert.Equal(with - without, state.Delta(0, home), Tolerance);
        Assert.Equal(Assignment.Unplaced, state.HostOf(0));
    }

    [Fact]
    public void LoadsListsAndMoved_FollowEveryMove()
    {
        var random = new Random(9);
        PlacementProblem problem = SmallProblems.Random(11);
        var state = new SearchState(problem, problem.Initial);
        for (int i = 0; i < 500; i++)
        {
            state.Move(random.Next(problem.VmCount), random.Next(-1, problem.HostCount));
            Assignment now = state.ToAssignment();
            int[] vms = [.. Enumerable.Range(0, problem.VmCount)];
            Assert.Equal(vms.Where(v => now[v] >= 0 && now[v] != problem.Initial[v]), state.Moved.ToArray().Order());
            for (int host = 0; host < problem.HostCount; host++)
            {
                Assert.Equal(vms.Where(v => now[v] == host), state.VmsOn(host).ToArray().Order());
                Assert.Equal(vms.Where(v => now[v] == host).Sum(v => problem.Usage[v].MemoryBytes), state.Used(host, 1));
            }
        }
    }

    [Fact]
    public void AllowsSwap_SeesBothVmsMoved_AndLeavesTheStateAlone()
    {
        // Two full hosts: neither VM can move alone, but they can change places.
        PlacementProblem problem = SmallProblems.Of([(1000, 4096), (1000, 4096)], [(900, 512), (800, 512)], 0, 1);
        problem = problem with { Constraints = [new PlacementLab.Placement.Constraints.CapacityConstraint()] };
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(0, 1));
        Assert.False(state.Allows(1, 0));
        Assert.True(state.AllowsSwap(0, 1));
        Assert.Equal(problem.Initial, state.ToAssignment());
    }

    [Fact]
    public void CostByTerm_OfAnAssignmentByBestFit_SumsUpToItsCost()
    {
        PlacementProblem problem = SmallProblems.Random(5, withConstraints: false);
        Assignment placed = InitialPlacement.BestFit(problem).Best;
        Assert.Equal(4, problem.Objective.CostByTerm(problem, placed).Length);
        Assert.Equal(new SearchState(problem, placed).Cost(), problem.Objective.CostByTerm(problem, placed).Sum(t => t.Cost), Tolerance);
    }

    private static PlacementProblem OneTerm(PlacementProblem problem, int term)
    {
        Objective all = problem.Objective;
        return term switch
        {
            -1 => problem,
            3 => problem with { Objective = all with { HostTerms = [] } },
            _ => problem with { Objective = new Objective { HostTerms = [all.HostTerms[term]] } },
        };
    }
}
