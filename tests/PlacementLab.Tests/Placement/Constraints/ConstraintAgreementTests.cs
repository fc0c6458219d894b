using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;

namespace PlacementLab.Tests.Placement.Constraints;

/// <summary>A constraint's three readers, and its checker, say the same of random assignments.</summary>
public sealed class ConstraintAgreementTests
{
    private const int Seeds = 100;

    [Fact]
    public void Violations_Checker_AndLinearForm_AgreeOnEveryConstraint()
    {
        var random = new Random(21);
        var seen = new Dictionary<(Type, bool Holds), int>();
        foreach (PlacementProblem problem in Problems(random))
        {
            IPlacementConstraint constraint = problem.Constraints[0];
            for (int i = 0; i < 5; i++)
            {
                Assignment assignment = i == 0 ? problem.Initial : SmallProblems.AnyAssignment(problem, random);
                ImmutableArray<ConstraintViolation> own = [.. constraint.Violations(problem, assignment)];
                ImmutableArray<ConstraintViolation> judged = AssignmentChecker.Check(problem, assignment);
                Assert.Equal(Amounts(own), Amounts(judged));
                Assert.Equal(own.IsEmpty, LinearForm.Accepts(constraint, problem, assignment));
                (Type, bool) key = (constraint.GetType(), own.IsEmpty);
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
        }

        // Each was kept and broken often enough to mean something.
        Type[] kinds = [.. AssignmentChecker.Checkers.Select(c => c.ConstraintType)];
        Assert.All(kinds, kind => Assert.True(seen.GetValueOrDefault((kind, true)) >= 20, $"{kind.Name} was kept seldom"));
        Assert.All(kinds, kind => Assert.True(seen.GetValueOrDefault((kind, false)) >= 20, $"{kind.Name} was broken seldom"));
    }

    [Fact]
    public void Together_TheyAgreeToo_WhereOneHasASayInAnother()
    {
        // Overbook takes the place of capacity, and preserve counts with what both allow and other preserves ask.
        var random = new Random(24);
        int broken = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            PlacementProblem problem = SmallProblems.Random(seed, withConstraints: false);
            ImmutableArray<IPlacementConstraint> mix = ConstraintMix.OfEveryKind(problem, random);
            problem = problem with
            {
                Constraints = [new CapacityConstraint { IsStrict = true, CpuOverbooking = 1.1 }, .. mix.Where(c => c is OverbookConstraint or PreserveConstraint)],
            };
            Assignment assignment = SmallProblems.AnyAssignment(problem, random);
            ImmutableArray<ConstraintViolation> own = [.. problem.Constraints.SelectMany(c => c.Violations(problem, assignment))];
            Assert.Equal(Amounts(own), Amounts(AssignmentChecker.Check(problem, assignment)));
            Assert.Equal(own.IsEmpty, problem.Constraints.All(c => LinearForm.Accepts(c, problem, assignment)));
            broken += own.IsEmpty ? 0 : 1;
        }

        Assert.InRange(broken, 20, 80);
    }

    [Fact]
    public void LinearForm_OfAPartOfTheVmsAndHosts_AcceptsExactlyWhatHolds()
    {
        var random = new Random(25);
        int accepted = 0;
        int refused = 0;
        foreach (PlacementProblem problem in Problems(random))
        {
            bool[] free = [.. problem.Vms.Select(_ => random.Next(2) == 0)];
            bool[] open = [.. Enumerable.Range(0, problem.HostCount).Select(_ => random.Next(2) == 0)];
            foreach (int vm in Enumerable.Range(0, free.Length).Where(v => free[v]))
            {
                open[problem.Initial[vm]] = true;
            }

            int[] hosts = [.. Enumerable.Range(0, open.Length).Where(h => open[h])];
            var assignment = new Assignment([.. free.Select((isFree, v) => isFree ? hosts[random.Next(hosts.Length)] : problem.Initial[v])]);
            bool holds = !problem.Constraints[0].Violations(problem, assignment).Any();
            Assert.Equal(holds, LinearForm.Accepts(problem.Constraints[0], problem, assignment, free, open));
            accepted += holds ? 1 : 0;
            refused += holds ? 0 : 1;
        }

        Assert.True(accepted > 500 && refused > 500, $"{accepted} accepted, {refused} refused");
    }

    [Fact]
    public void Allows_OnceTrue_MeansNoNewViolation()
    {
        var random = new Random(22);
        int allowed = Problems(random).Sum(problem => WalkAllowed(problem, problem.Constraints[0], random));
        Assert.True(allowed > 1000, $"only {allowed} moves were allowed");
    }

    [Fact]
    public void Allows_ForASingleMoveOfAValidAssignment_IsExactlyNoViolation()
    {
        var random = new Random(26);
        foreach ((PlacementProblem problem, Assignment valid) in ValidAssignments(random))
        {
            IPlacementConstraint constraint = problem.Constraints[0];
            var state = new SearchState(problem, valid);
            for (int vm = 0; vm < problem.VmCount; vm++)
            {
                for (int host = 0; host < problem.HostCount; host++)
                {
                    var after = new Assignment(valid.HostOf.SetItem(vm, host));
                    bool holds = !constraint.Violations(problem, after).Any();
                    Assert.True(holds == constraint.Allows(state, vm, host), $"{constraint.Name}: VM {vm} to host {host}, holds: {holds}");
                    Assert.True(holds == state.Allows(vm, host), $"{constraint.Name}: outside its scope");
                }
            }
        }
    }

    [Fact]
    public void Allows_OfTwoOrThreeVmsThatHaveMoved_IsExactlyNoViolation()
    {
        var random = new Random(27);
        int broken = 0;
        foreach ((PlacementProblem problem, Assignment valid) in ValidAssignments(random))
        {
            for (int i = 0; i < 10; i++)
            {
                var state = new SearchState(problem, valid);
                int[] vms = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Next(problem.VmCount)).Distinct()];
                foreach (int vm in vms)
                {
                    state.Move(vm, random.Next(problem.HostCount));
                }

                bool holds = AssignmentChecker.Check(problem, state.ToAssignment()).IsEmpty;
                bool allowed = vms.Where(v => state.HostOf(v) != valid[v]).All(v => state.Allows(v, state.HostOf(v)));
                Assert.True(holds == allowed, $"{problem.Constraints[0].Name}: holds {holds}, allowed {allowed}");
                broken += holds ? 0 : 1;
            }
        }

        Assert.True(broken > 1000, $"only {broken} were broken");
    }

    [Fact]
    public void AllowsSwap_OfAValidAssignment_IsExactlyNoViolation()
    {
        var random = new Random(28);
        int swaps = 0;
        foreach ((PlacementProblem problem, Assignment valid) in ValidAssignments(random))
        {
            (int first, int second) = (random.Next(problem.VmCount), random.Next(problem.VmCount));
            if (valid[first] != valid[second])
            {
                var after = new Assignment(valid.HostOf.SetItem(first, valid[second]).SetItem(second, valid[first]));
                bool holds = AssignmentChecker.Check(problem, after).IsEmpty;
                Assert.True(holds == new SearchState(problem, valid).AllowsSwap(first, second), $"{problem.Constraints[0].Name}: holds {holds}");
                swaps++;
            }
        }

        Assert.True(swaps > 500, $"only {swaps} swaps");
    }

    [Fact]
    public void Allows_OfAnAnswerBuiltFromNothing_IsNoViolationAtTheEnd()
    {
        var random = new Random(29);
        var complete = new Dictionary<Type, int>();
        foreach (PlacementProblem problem in Problems(random))
        {
            int[] order = [.. Enumerable.Range(0, problem.VmCount)];
            random.Shuffle(order);
            var state = new SearchState(problem, Assignment.AllUnplaced(problem.VmCount));
            foreach (int vm in order)
            {
                int[] hosts = [.. Enumerable.Range(0, problem.HostCount).Where(h => state.Allows(vm, h))];
                state.Move(vm, hosts.Length == 0 ? Assignment.Unplaced : hosts[random.Next(hosts.Length)]);
            }

            if (state.UnplacedCount == 0)
            {
                Assert.Empty(AssignmentChecker.Check(problem, state.ToAssignment()));
                Type kind = problem.Constraints[0].GetType();
                complete[kind] = complete.GetValueOrDefault(kind) + 1;
            }
        }

        Assert.All(AssignmentChecker.Checkers, c => Assert.True(complete.GetValueOrDefault(c.ConstraintType) >= 20, $"{c.ConstraintType.Name} was seldom built"));
    }

    // Problems of one constraint each.
    private static IEnumerable<PlacementProblem> Problems(Random random) => Enumerable.Range(0, Seeds)
        .Select(seed => SmallProblems.Random(seed, withConstraints: false) with { Objective = Objective.Nothing })
        .SelectMany(p => ConstraintMix.OfEveryKind(p, random).Select(c => p with { Constraints = [c] }));

    private static IEnumerable<(PlacementProblem Problem, Assignment Valid)> ValidAssignments(Random random)
    {
        foreach (PlacementProblem problem in Problems(random))
        {
            Assignment[] drawn = [.. Enumerable.Range(0, 5).Select(_ => SmallProblems.AnyAssignment(problem, random)), problem.Initial];
            if (Array.Find(drawn, a => AssignmentChecker.Check(problem, a).IsEmpty) is { } valid)
            {
                yield return (problem, valid);
            }
        }
    }

    private static IEnumerable<(string, string, double)> Amounts(IEnumerable<ConstraintViolation> violations) =>
        violations.Select(v => (v.Constraint, v.Unit, v.Magnitude)).Order();

    private static int WalkAllowed(PlacementProblem problem, IPlacementConstraint constraint, Random random)
    {
        var state = new SearchState(problem, problem.Initial);
        double before = constraint.Violations(problem, problem.Initial).Sum(v => v.Magnitude);
        int allowed = 0;
        for (int i = 0; i < 20; i++)
        {
            (int vm, int host) = (random.Next(problem.VmCount), random.Next(problem.HostCount));
            if (state.HostOf(vm) != host && state.Allows(vm, host))
            {
                state.Move(vm, host);
                double after = constraint.Violations(problem, state.ToAssignment()).Sum(v => v.Magnitude);
                Assert.True(after <= before, $"{constraint.Name}: {before} became {after}");
                before = after;
                allowed++;
            }
        }

        return allowed;
    }
}
