using System.Collections.Frozen;
using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>Reads the terms of an objective by their type.</summary>
internal sealed class TermReading(FleetReading fleet)
{
    private static readonly FrozenDictionary<string, (string[] Keys, Func<TermReading, ProblemNode, Objective, Objective> Add)> _kinds =
        new Dictionary<string, (string[], Func<TermReading, ProblemNode, Objective, Objective>)>
        {
            ["hosts"] = ([], (_, n, o) => Host(o, n, new HostCountTerm())),
            ["balance"] = ([], (_, n, o) => Host(o, n, new BalanceTerm())),
            ["energy"] = (["seconds", "pricePerKwh"], (_, n, o) => Host(o, n, Energy(n))),
            ["predicted-overload"] = (["tables", "tableOfHost", "penalty"], (r, n, o) => Host(o, n, r.Overload(n))),
            ["migration"] = (["costs"], (r, n, o) => Move(o, n, new MigrationCostTerm(r.Fleet.VmNames.Each(n.At("costs"), c => c.Number())))),
            ["host-pairs"] = (["costs"], (r, n, o) => Move(o, n, r.Pairs(n.At("costs")))),
            ["failure-risk"] = (["probabilities", "values"], (r, n, o) => Move(o, n, new FailureRiskTerm(
                [.. r.Fleet.HostNames.Each(n.At("probabilities"), p => p.Number(0, 1))], [.. r.Fleet.VmNames.Each(n.At("values"), v => v.Number())]))),
            ["load"] = (["safetyCapacity", "weights"], (r, n, o) => Usage(o, n, r.Safety(n))),
            ["resource-balance"] = (["first", "second", "target", "unitWeight"], (r, n, o) => Usage(o, n, new FreeRatioTerm(
                r.Resource(n.At("first")), r.Resource(n.At("second")), n.At("target").Whole(), n.At("unitWeight").Whole()))),
            ["group-moves"] = (["groups"], (r, n, o) => o with { GroupTerms = o.GroupTerms.Add(new GroupMoveTerm(r.GroupOf(n.At("groups")), Weight(n))) }),
        }.ToFrozenDictionary();

    /// <summary>Names of the types, in order.</summary>
    public static IEnumerable<string> Types => _kinds.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads the objective.</summary>
    public Objective Read(ProblemNode? list)
    {
        Objective objective = Objective.Nothing;
        foreach (ProblemNode node in list?.Items() ?? [])
        {
            ProblemNode type = node.At("type");
            if (!_kinds.TryGetValue(type.Text(), out (string[] Keys, Func<TermReading, ProblemNode, Objective, Objective> Add) kind))
            {
                type.Reject(type.Found, $"one of {string.Join(", ", Types)}", "Correct the type or leave the term out.");
            }

            objective = kind.Add(this, node.With(["type", "weight", .. kind.Keys]), objective);
        }

        return objective;
    }

    private FleetReading Fleet { get; } = fleet;

    private static long Weight(ProblemNode node) => node.Find("weight")?.Whole() ?? 1;

    private static double Factor(ProblemNode node) => node.Find("weight")?.Number(double.MinValue) ?? 1;

    private static Objective Host(Objective objective, ProblemNode node, IHostCostTerm term) =>
        objective with { HostTerms = objective.HostTerms.Add((term, Factor(node))) };

    private static Objective Move(Objective objective, ProblemNode node, IMoveCostTerm term) =>
        objective with { MoveTerms = objective.MoveTerms.Add((term, Factor(node))) };

    private static Objective Usage(Objective objective, ProblemNode node, IHostUsageTerm term) =>
        objective with { UsageTerms = objective.UsageTerms.Add((term, Weight(node))) };

    private static EnergyTerm Energy(ProblemNode node)
    {
        TimeSpan duration = node.At("seconds").Seconds();
        if (duration == TimeSpan.Zero)
        {
            node.At("seconds").Reject("0", "a time above 0", "Say how long the assignment is to stand.");
        }

        return new EnergyTerm(duration, node.At("pricePerKwh").Number());
    }

    private PredictedOverloadTerm Overload(ProblemNode node)
    {
        OverloadPenaltyTable[] tables = [.. node.At("tables").Items().Select(t => Table(t.With("binWidth", "probability")))];
        int[] tableOf = Fleet.HostNames.Each(node.At("tableOfHost"), n => (int)n.Whole(0, tables.Length - 1));
        return new PredictedOverloadTerm([.. tableOf.Select(t => tables[t])], node.At("penalty").Number());
    }

    private static OverloadPenaltyTable Table(ProblemNode node)
    {
        ImmutableArray<double> probability = [.. node.At("probability").Items().Select(p => p.Number(0, 1))];
        if (probability.IsEmpty)
        {
            node.At("probability").Reject("an empty list", "a probability for each bin", "Add one.");
        }

        return new OverloadPenaltyTable(node.At("binWidth").Number(double.Epsilon), probability);
    }

    private HostPairCostTerm Pairs(ProblemNode node)
    {
        int hosts = Fleet.HostNames.Count;
        long[] costs = new long[checked(hosts * hosts)];
        foreach ((string from, ProblemNode row) in node.Entries())
        {
            foreach ((string to, ProblemNode cost) in row.Entries())
            {
                costs[(Fleet.HostNames.Of(from, row) * hosts) + Fleet.HostNames.Of(to, cost)] = cost.Whole();
            }
        }

        return new HostPairCostTerm([.. costs]);
    }

    private SafetyCapacityTerm Safety(ProblemNode node) => new(
        [.. Fleet.HostNames.EachOf(node.At("safetyCapacity"), Fleet.Amounts)], [.. Fleet.Amounts(node.At("weights")).Amounts]);

    private int Resource(ProblemNode name) => Fleet.ResourceOf(name.Name(), name);

    private ImmutableArray<int> GroupOf(ProblemNode groups)
    {
        int[] groupOf = [.. Enumerable.Repeat(-1, Fleet.VmNames.Count)];
        int group = 0;
        foreach (ProblemNode list in groups.Items())
        {
            foreach (int vm in Fleet.VmNames.List(list))
            {
                if (groupOf[vm] >= 0)
                {
                    list.Reject($"VM \"{Fleet.Vms[vm].Name}\", which an earlier group has", "groups that share nothing", "Leave each VM in one group.");
                }

                groupOf[vm] = group;
            }

            group++;
        }

        int missing = Array.IndexOf(groupOf, -1);
        if (missing >= 0)
        {
            groups.Reject($"no group of VM \"{Fleet.Vms[missing].Name}\"", "each VM in a group", "Add it to one.");
        }

        return [.. groupOf];
    }
}
