using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Tests.Placement.Terms;

/// <summary>Every term of an objective, drawn for a small problem.</summary>
internal static class TermMix
{
    /// <summary>How many terms there are.</summary>
    public const int Count = 10;

    /// <summary>All terms; those beside the ones of <see cref="SmallProblems.EveryTerm"/> cost whole numbers.</summary>
    public static Objective All(PlacementProblem problem, Random random)
    {
        Objective whole = Whole(problem, random);
        Objective four = SmallProblems.EveryTerm(problem.Datacenter.Hosts, problem.VmCount, random);
        return whole with { HostTerms = [.. four.HostTerms, .. whole.HostTerms], MoveTerms = [.. four.MoveTerms, .. whole.MoveTerms] };
    }

    /// <summary>The terms that cost whole numbers.</summary>
    public static Objective Whole(PlacementProblem problem, Random random) => new()
    {
        HostTerms = [(new HostCountTerm(), 100)],
        UsageTerms =
        [
            (new SafetyCapacityTerm([.. problem.Capacity.Select(c => new ResourceVector(c[0] / 2, c[1] / 2))], [random.Next(1, 4), 0]), 2),
            (new FreeRatioTerm(0, 1, 3 << 20, random.Next(0, 2)), 1),
        ],
        MoveTerms =
        [
            (new HostPairCostTerm(Pairs(problem.HostCount, random)), 3),
            (new FailureRiskTerm([.. Enumerable.Range(0, problem.HostCount).Select(_ => random.Next(2) * 0.5)], Values(problem, random)), 1),
        ],
        GroupTerms = [new GroupMoveTerm([.. problem.Vms.Select(_ => random.Next(2))], 70)],
    };

    /// <summary>An objective of one of the terms only; all for −1.</summary>
    public static Objective One(Objective all, int term)
    {
        int usage = all.HostTerms.Length;
        int moves = usage + all.UsageTerms.Length;
        int groups = moves + all.MoveTerms.Length;
        return term < 0 ? all
            : term < usage ? new Objective { HostTerms = [all.HostTerms[term]] }
            : term < moves ? new Objective { UsageTerms = [all.UsageTerms[term - usage]] }
            : term < groups ? new Objective { MoveTerms = [all.MoveTerms[term - moves]] }
            : new Objective { GroupTerms = [all.GroupTerms[term - groups]] };
    }

    private static ImmutableArray<double> Values(PlacementProblem problem, Random random) => [.. problem.Vms.Select(_ => 2.0 * random.Next(100))];

    private static ImmutableArray<long> Pairs(int hosts, Random random) =>
        [.. Enumerable.Range(0, hosts * hosts).Select(i => i / hosts == i % hosts ? 0L : random.Next(1, 50))];
}
