using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;
using PlacementLab.Tests.Placement;
using PlacementLab.Tests.Placement.Constraints;
using PlacementLab.Units;

namespace PlacementLab.Tests.Traces.Problems;

/// <summary>Small problems with constraints and terms of every kind, drawn by seed.</summary>
internal static class RandomDocuments
{
    private static readonly string[] _names = ["a b", "null", "12", "*x", "Ünï", "q\"uote", "true", "x: y", "- z", "#", "line\nend"];

    public static PlacementProblem Of(int seed)
    {
        PlacementProblem problem = SmallProblems.Random(seed, withConstraints: false);
        var random = new Random(seed + 5000);
        ImmutableArray<Host> hosts = [.. problem.Datacenter.Hosts.Select(h => h with { Rack = random.Next(3) })];
        var network = new TwoTierOptions { HostsPerRack = 1 + random.Next(40), Core = DataRate.FromMegabitsPerSecond(random.NextDouble() * 1e5) };
        return problem with
        {
            Datacenter = new Datacenter(hosts, Topology.TwoTier(hosts, network)),
            Vms = [.. problem.Vms.Select(v => v with { Name = $"{_names[random.Next(_names.Length)]}{v.Index}" })],
            Initial = new Assignment([.. problem.Initial.HostOf.Select(h => random.Next(4) == 0 ? Assignment.Unplaced : h)]),
            Constraints = ConstraintMix.OfEveryKind(problem, random),
            Objective = WithFurtherTerms(problem, random),
        };
    }

    private static Objective WithFurtherTerms(PlacementProblem problem, Random random)
    {
        ImmutableArray<int> groups = [.. Enumerable.Range(0, problem.VmCount).Select(_ => random.Next(3))];
        int hosts = problem.HostCount;
        var pairs = new long[hosts * hosts];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = i / hosts == i % hosts ? 0 : random.Next(3);
        }

        return problem.Objective with
        {
            HostTerms = problem.Objective.HostTerms.Add((new HostCountTerm(), random.NextDouble())),
            MoveTerms = problem.Objective.MoveTerms.AddRange(
                (new HostPairCostTerm([.. pairs]), 3),
                (new FailureRiskTerm([.. pairs.Take(hosts).Select(_ => random.NextDouble())], [.. groups.Select(g => 0.1 * g)]), 1)),
            UsageTerms =
            [
                (new SafetyCapacityTerm([.. problem.Capacity.Select(c => new ResourceVector(c[0] / 2, c[1] / 3))], [1, 10]), 2),
                (new FreeRatioTerm(0, 1, 1000, 3), 1),
            ],
            GroupTerms = [new GroupMoveTerm(groups, 7)],
        };
    }
}
