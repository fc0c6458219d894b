using System.Collections.Immutable;
using System.Text.Json;
using PlacementLab.Demand;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>Writes the terms of an objective, each with its type and weight.</summary>
internal sealed class TermWriting(PlacementProblem problem)
{
    private readonly NameWriting _names = new(problem);

    /// <summary>What writes each term into an object.</summary>
    public IReadOnlyList<Action<Utf8JsonWriter>> All()
    {
        Objective objective = problem.Objective;
        return
        [
            .. objective.HostTerms.Select(t => (Action<Utf8JsonWriter>)(line => WriteHostTerm(line, t.Term, t.Weight))),
            .. objective.UsageTerms.Select(t => (Action<Utf8JsonWriter>)(line => WriteUsageTerm(line, t.Term, t.Weight))),
            .. objective.MoveTerms.Select(t => (Action<Utf8JsonWriter>)(line => WriteMoveTerm(line, t.Term, t.Weight))),
            .. objective.GroupTerms.Select(t => (Action<Utf8JsonWriter>)(line => WriteGroupTerm(line, t))),
        ];
    }

    private void WriteHostTerm(Utf8JsonWriter line, IHostCostTerm term, double weight)
    {
        switch (term)
        {
            case HostCountTerm:
                Begin(line, "hosts", weight);
                break;
            case BalanceTerm:
                Begin(line, "balance", weight);
                break;
            case EnergyTerm energy:
                Begin(line, "energy", weight);
                line.WriteNumber("seconds", (decimal)energy.Duration.Ticks / TimeSpan.TicksPerSecond);
                line.WriteNumber("pricePerKwh", energy.PricePerKwh);
                break;
            case PredictedOverloadTerm overload:
                Begin(line, "predicted-overload", weight);
                WriteTables(line, overload);
                line.WriteNumber("penalty", overload.Penalty);
                break;
            default:
                throw Unknown(term);
        }
    }

    private void WriteTables(Utf8JsonWriter line, PredictedOverloadTerm term)
    {
        OverloadPenaltyTable[] tables = [.. term.Tables.Distinct()];
        line.WriteStartArray("tables");
        foreach (OverloadPenaltyTable table in tables)
        {
            line.WriteStartObject();
            line.WriteNumber("binWidth", table.BinWidth);
            line.WriteStartArray("probability");
            foreach (double probability in table.Probability)
            {
                line.WriteNumberValue(probability);
            }

            line.WriteEndArray();
            line.WriteEndObject();
        }

        line.WriteEndArray();
        _names.OfHosts(line, "tableOfHost", [.. term.Tables.Select(t => Array.IndexOf(tables, t))], t => line.WriteNumberValue(t));
    }

    private void WriteUsageTerm(Utf8JsonWriter line, IHostUsageTerm term, long weight)
    {
        switch (term)
        {
            case SafetyCapacityTerm safety:
                Begin(line, "load", weight);
                line.WriteStartObject("safetyCapacity");
                foreach (Host host in problem.Datacenter.Hosts)
                {
                    line.WritePropertyName(host.Name);
                    ProblemWriting.WriteAmounts(line, problem.Resources, safety.SafetyCapacity[host.Index]);
                }

                line.WriteEndObject();
                line.WritePropertyName("weights");
                ProblemWriting.WriteAmounts(line, problem.Resources, new ResourceVector(safety.Weights.AsSpan()));
                break;
            case FreeRatioTerm ratio:
                Begin(line, "resource-balance", weight);
                line.WriteString("first", problem.Resources.Resources[ratio.First].Name);
                line.WriteString("second", problem.Resources.Resources[ratio.Second].Name);
                line.WriteNumber("target", ratio.Target);
                line.WriteNumber("unitWeight", ratio.Weight);
                break;
            default:
                throw Unknown(term);
        }
    }

    private void WriteMoveTerm(Utf8JsonWriter line, IMoveCostTerm term, double weight)
    {
        switch (term)
        {
            case MigrationCostTerm migration:
                Begin(line, "migration", weight);
                _names.OfVms(line, "costs", migration.CostByVm, c => line.WriteNumberValue(c));
                break;
            case FailureRiskTerm risk:
                Begin(line, "failure-risk", weight);
                _names.OfHosts(line, "probabilities", risk.FailureProbability, p => line.WriteNumberValue(p));
                _names.OfVms(line, "values", risk.ValueOfVm, v => line.WriteNumberValue(v));
                break;
            case HostPairCostTerm pairs:
                Begin(line, "host-pairs", weight);
                WritePairs(line, pairs);
                break;
            default:
                throw Unknown(term);
        }
    }

    // Pairs that cost nothing are left out.
    private void WritePairs(Utf8JsonWriter line, HostPairCostTerm term)
    {
        ImmutableArray<Host> hosts = problem.Datacenter.Hosts;
        line.WriteStartObject("costs");
        foreach (Host from in hosts)
        {
            ReadOnlySpan<long> row = term.CostOfPair.AsSpan(from.Index * hosts.Length, hosts.Length);
            if (row.IndexOfAnyExcept(0) < 0)
            {
                continue;
            }

            line.WriteStartObject(from.Name);
            for (int to = 0; to < row.Length; to++)
            {
                if (row[to] != 0)
                {
                    line.WriteNumber(hosts[to].Name, row[to]);
                }
            }

            line.WriteEndObject();
        }

        line.WriteEndObject();
    }

    private void WriteGroupTerm(Utf8JsonWriter line, GroupMoveTerm term)
    {
        line.WriteString("type", "group-moves");
        line.WriteNumber("weight", term.Weight);
        ILookup<int, int> members = Enumerable.Range(0, problem.VmCount).ToLookup(vm => term.GroupOf[vm]);
        _names.VmLists(line, "groups", Enumerable.Range(0, term.GroupCount).Select(g => members[g].ToImmutableArray()));
    }

    private static void Begin(Utf8JsonWriter line, string type, double weight)
    {
        line.WriteString("type", type);
        line.WriteNumber("weight", weight);
    }

    private static void Begin(Utf8JsonWriter line, string type, long weight)
    {
        line.WriteString("type", type);
        line.WriteNumber("weight", weight);
    }

    private static ArgumentException Unknown(object term) => new($"A term of type {term.GetType().Name} has no place in a problem file.");
}
