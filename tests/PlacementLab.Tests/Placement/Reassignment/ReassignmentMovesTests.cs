using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Reassignment;
using PlacementLab.Placement.Reassignment.Search;
using PlacementLab.Tests.Traces.Roadef;
using Xunit;
using SearchState = PlacementLab.Placement.Reassignment.Search.SearchState;

namespace PlacementLab.Tests.Placement.Reassignment;

/// <summary>Every move is judged as the independent checker judges its outcome, and changes the cost exactly so.</summary>
public sealed class ReassignmentMovesTests
{
    public enum Kind
    {
        Shift,
        Swap,
        Chain,
        Cycle,
    }

    [Theory]
    [InlineData(Kind.Shift)]
    [InlineData(Kind.Swap)]
    [InlineData(Kind.Chain)]
    [InlineData(Kind.Cycle)]
    public void Moves_OnSmallProblems_AgreeWithTheChecker(Kind kind)
    {
        int made = Enumerable.Range(1, 50).Sum(seed => Walk(SmallReassignments.Draw(seed), kind, 40, seed));

        Assert.InRange(made, 20, 1980);
    }

    [Theory]
    [InlineData("a1_4", Kind.Shift)]
    [InlineData("a1_4", Kind.Swap)]
    [InlineData("a1_4", Kind.Chain)]
    [InlineData("a1_4", Kind.Cycle)]
    [InlineData("a2_3", Kind.Shift)]
    [InlineData("a2_3", Kind.Swap)]
    [InlineData("a2_3", Kind.Chain)]
    [InlineData("a2_3", Kind.Cycle)]
    public void Moves_OnChallengeInstances_AgreeWithTheChecker(string name, Kind kind) =>
        Assert.InRange(Walk(RoadefExample.Public(name), kind, 1000, 1), 1, 999);

    // Drains and moves of groups are sequences: two to five VMs, each anywhere.
    [Theory]
    [InlineData("")]
    [InlineData("a1_4")]
    [InlineData("a2_3")]
    public void Sequences_AgreeWithTheChecker(string name)
    {
        int made = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            PlacementProblem problem = name.Length == 0 ? SmallReassignments.Draw(seed) : RoadefExample.Public(name);
            var state = new SearchState(new SearchModel(FlatProblemCompiler.Compile(problem, problem.Initial).Flat), null);
            var random = new Random(seed);
            for (int i = 0; i < 100; i++)
            {
                made += Sequence(problem, state, random) ? 1 : 0;
            }
        }

        Assert.InRange(made, 1, 999);
    }

    // Capacity is free here; each location that a group lacks and each needed group that it misses in a neighbourhood costs 1,000.
    [Theory]
    [InlineData("")]
    [InlineData("a1_4")]
    [InlineData("a2_3")]
    public void WhatGroupsLack_HasItsPriceWhereThatIsAllowed(string name)
    {
        int mostLacking = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            PlacementProblem problem = name.Length == 0 ? SmallReassignments.Draw(seed) : RoadefExample.Public(name);
            var state = new SearchState(new SearchModel(FlatProblemCompiler.Compile(problem, problem.Initial).Flat), null);
            state.SetPenalty(0, 1000);
            var random = new Random(seed);
            for (int i = 0; i < 100; i++)
            {
                int vm = random.Next(problem.VmCount);
                int to = (state.HostOf[vm] + 1 + random.Next(problem.HostCount - 1)) % problem.HostCount;
                bool isMade = i % 2 == 0 ? state.TryShift(vm, to, double.MaxValue) : Sequence(state, random, vm, to);

                var now = new Assignment([.. state.HostOf]);
                int lacking = isMade ? Lacking(problem, now) : 0;
                Assert.Equal(isMade ? problem.Objective.Cost(problem, now) + (1000 * lacking) : state.Cost, state.Cost);
                mostLacking = Math.Max(mostLacking, lacking);
            }

            state.SetPenalty(null, 0);
            state.Load([.. problem.Initial.HostOf]);
            Assert.Equal(problem.Objective.Cost(problem, problem.Initial), state.Cost);
        }

        Assert.True(mostLacking > 3);
    }

    private static int Lacking(PlacementProblem problem, Assignment assignment) => problem.Constraints
        .Where(c => c is MinimumSpreadConstraint or DependencyConstraint)
        .SelectMany(c => c.Violations(problem, assignment).Select(v => c is DependencyConstraint ? 1 : (int)v.Magnitude)).Sum();

    private static bool Sequence(SearchState state, Random random, int vm, int to)
    {
        state.BeginSequence();
        state.AddToSequence(vm, to);
        int other = random.Next(vm);
        if (vm > 0 && state.HostOf[other] != to)
        {
            state.AddToSequence(other, to);
        }

        return state.EndSequence(double.MaxValue);
    }

    private static bool Sequence(PlacementProblem problem, SearchState state, Random random)
    {
        int[] before = [.. state.HostOf];
        int[] after = [.. before];
        double cost = state.Cost;
        state.BeginSequence();
        foreach (int vm in Enumerable.Range(0, problem.VmCount).OrderBy(_ => random.Next()).Take(2 + random.Next(4)))
        {
            int to = (before[vm] + 1 + random.Next(problem.HostCount - 1)) % problem.HostCount;
            after[vm] = to;
            state.AddToSequence(vm, to);
        }

        bool isMade = state.EndSequence(double.MaxValue);
        var outcome = new Assignment([.. after]);
        Assert.Equal(AssignmentChecker.Check(problem, outcome).IsEmpty, isMade);
        Assert.Equal(isMade ? problem.Objective.Cost(problem, outcome) : cost, state.Cost);
        Assert.Equal(isMade ? after : before, state.HostOf.ToArray());
        return isMade;
    }

    // Returns how many of the moves were allowed.
    private static int Walk(PlacementProblem problem, Kind kind, int moves, int seed)
    {
        (FlatProblem flat, ImmutableArray<IPlacementConstraint> side) = FlatProblemCompiler.Compile(problem, problem.Initial);
        Assert.Empty(side);
        var state = new SearchState(new SearchModel(flat), null);
        Assert.Equal(problem.Objective.Cost(problem, problem.Initial), state.Cost);
        Assert.True(state.IsFeasible());
        var random = new Random(seed);
        int made = 0;
        for (int i = 0; i < moves; i++)
        {
            made += Step(problem, state, kind, random) ? 1 : 0;
        }

        return made;
    }

    private static bool Step(PlacementProblem problem, SearchState state, Kind kind, Random random)
    {
        int[] before = [.. state.HostOf];
        int[] vms = DistinctHosts(before, kind is Kind.Shift ? 1 : kind is Kind.Cycle ? 3 : 2, random);
        int last = kind is Kind.Shift or Kind.Chain ? OtherHost(problem, before, vms, random) : before[vms[0]];
        int[] after = [.. before];
        for (int i = 0; i < vms.Length; i++)
        {
            after[vms[i]] = i + 1 < vms.Length ? before[vms[i + 1]] : last;
        }

        double cost = state.Cost;
        bool isMade = kind switch
        {
            Kind.Shift => state.TryShift(vms[0], last, double.MaxValue),
            Kind.Swap => state.TrySwap(vms[0], vms[1], double.MaxValue),
            _ => state.TryChain(vms, last, double.MaxValue),
        };
        var outcome = new Assignment([.. after]);
        Assert.Equal(AssignmentChecker.Check(problem, outcome).IsEmpty, isMade);
        Assert.Equal(isMade ? problem.Objective.Cost(problem, outcome) : cost, state.Cost);
        Assert.Equal(isMade ? after : before, state.HostOf.ToArray());
        return isMade;
    }

    private static int[] DistinctHosts(int[] hostOf, int count, Random random)
    {
        while (true)
        {
            int[] vms = [.. Enumerable.Range(0, count).Select(_ => random.Next(hostOf.Length))];
            if (vms.Select(vm => hostOf[vm]).Distinct().Count() == count)
            {
                return vms;
            }
        }
    }

    private static int OtherHost(PlacementProblem problem, int[] hostOf, int[] vms, Random random)
    {
        while (true)
        {
            int host = random.Next(problem.HostCount);
            if (vms.All(vm => hostOf[vm] != host))
            {
                return host;
            }
        }
    }
}
