using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Placement;
using Xunit;

namespace PlacementLab.Tests.Placement.Constraints;

/// <summary>A constraint's three readers, and its checker, say the same of random assignments.</summary>
public sealed class ConstraintAgreementTests
{
    [Fact]
    public void Violations_Checker_AndLinearForm_AgreeOnEveryConstraint()
    {
        var random = new Random(21);
        var seen = new Dictionary<(string, bool), int>();
        for (int seed = 0; seed < 200; seed++)
        {
            PlacementProblem problem = SmallProblems.Random(seed);
            for (int i = 0; i < 20; i++)
            {
                Assignment assignment = SmallProblems.AnyAssignment(problem, random);
                foreach (IPlacementConstraint constraint in problem.Constraints)
                {
                    ImmutableArray<ConstraintViolation> own = [.. constraint.Violations(problem, assignment)];
                    ImmutableArray<ConstraintViolation> judged = AssignmentChecker.Check(problem with { Constraints = [constraint] }, assignment);
                    Assert.Equal(own.Sum(v => v.Magnitude), judged.Sum(v => v.Magnitude), 1e-9);
                    Assert.Equal(own.Length, judged.Length);
                    Assert.Equal(own.IsEmpty, LinearForm.Accepts(problem with { Constraints = [constraint] }, assignment));
                    (string, bool) key = (constraint.Name, own.IsEmpty);
                    seen[key] = seen.GetValueOrDefault(key) + 1;
                }
            }
        }

        Assert.Equal(14, seen.Count(s => s.Value >= 20)); // each of the seven was kept and broken often enough to mean something
    }

    [Fact]
    public void Allows_OnceTrue_MeansNoNewViolation()
    {
        var random = new Random(22);
        int allowed = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            PlacementProblem problem = SmallProblems.Random(seed);
            foreach (IPlacementConstraint constraint in problem.Constraints)
            {
                allowed += WalkAllowed(problem with { Constraints = [constraint] }, constraint, random);
            }
        }

        Assert.True(allowed > 1000, $"only {allowed} moves were allowed");
    }

    [Fact]
    public void Allows_ForASingleMoveOfAValidAssignment_IsExactlyNoViolation()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            PlacementProblem problem = SmallProblems.Random(seed);
            var state = new SearchState(problem, problem.Initial);
            foreach (IPlacementConstraint constraint in problem.Constraints.Where(c => !c.Violations(problem, problem.Initial).Any()))
            {
                for (int vm = 0; vm < problem.VmCount; vm++)
                {
                    for (int host = 0; host < problem.HostCount; host++)
                    {
                        var after = new Assignment(problem.Initial.HostOf.SetItem(vm, host));
                        Assert.Equal(!constraint.Violations(problem, after).Any(), constraint.Allows(state, vm, host));
                    }
                }
            }
        }
    }

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
