using System.Collections.Immutable;
using System.Globalization;

namespace PlacementLab.Experiments.Comparison;

/// <summary>What a comparison shows, in sentences made from its numbers.</summary>
public static class ComparisonConclusion
{
    /// <summary>The sentences: the best policy of each regime, who is found better or worse than the best classic one, and what costs change in the order.</summary>
    /// <param name="study">The comparison.</param>
    public static ImmutableArray<string> Of(ComparisonStudy study)
    {
        if (study.Migrating.IsEmpty)
        {
            return ["No policy here migrates, so there is nothing to compare."];
        }

        return
        [
            .. Winners(study),
            .. study.Migrating.Any(p => p.IsClassic) && study.Blocks.Length > 1 ? Verdicts(study) : [],
            .. Orders(study),
        ];
    }

    /// <summary>The first of these sentences: the best policy of each regime.</summary>
    /// <param name="study">The comparison.</param>
    public static ImmutableArray<string> Winners(ComparisonStudy study) => [.. study.Settings.Regimes.Select(r => Best(study, r))];

    /// <summary>Policies from best to worst.</summary>
    /// <param name="study">The comparison.</param>
    /// <param name="regime">What migrations cost.</param>
    /// <param name="measure">By what.</param>
    public static string Order(ComparisonStudy study, MigrationRegime regime, ComparisonMeasure measure) => string.Join(
        " < ", study.Migrating.Zip(study.Places(regime, measure)).OrderBy(p => p.Second).Select(p => p.First.Name));

    /// <summary>A value of p as text.</summary>
    /// <param name="p">The value.</param>
    public static string P(double p) => double.IsNaN(p) ? "n/a" : p.ToString(p < 0.01 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);

    private static string Best(ComparisonStudy study, MigrationRegime regime)
    {
        ComparedPolicy best = study.Settings.Policies.MinBy(p => study.Mean(p, regime, ComparisonMeasure.Cost).Mean)!;
        double cost = study.Mean(best, regime, ComparisonMeasure.Cost).Mean;
        string start = string.Create(CultureInfo.InvariantCulture, $"With {NameOf(regime)}, {best.Name} costs least ({cost:0.00} a day)");
        ComparedPolicy? classic = study.BestClassic(regime);
        if (classic is null)
        {
            return start + "; no classic policy is compared.";
        }

        if (classic == best)
        {
            return start + ": a classic policy.";
        }

        IEnumerable<string> parts = ComparisonMeasure.Ranked.Reverse().Select(m =>
            study.Differences(regime, m).First(d => d.Policy == best) is var d ? $"{m.Title} {Percent(d.Relative)} (p = {P(d.P)})" : "");
        return $"{start}; against {classic.Name}, the best classic policy: {string.Join(", ", parts)}.";
    }

    private static IEnumerable<string> Verdicts(ComparisonStudy study)
    {
        foreach (ComparisonMeasure measure in ComparisonMeasure.Ranked)
        {
            var byText = study.Settings.Regimes.GroupBy(r => Verdict(study, r, measure)).ToArray();
            yield return $"By {measure.Title}, "
                + string.Join("; ", byText.Select(g => $"with {string.Join(", ", g.Select(NameOf))}, {g.Key}")) + ".";
        }
    }

    private static string Verdict(ComparisonStudy study, MigrationRegime regime, ComparisonMeasure measure)
    {
        ImmutableArray<ComparedDifference> differences = study.Differences(regime, measure);
        (int Verdict, string Words)[] kinds = [(-1, "better"), (0, "no different as far as these days show"), (1, "worse")];
        IEnumerable<string> parts = kinds
            .Select(k => (k.Words, Names: differences.Where(d => d.Policy.Loop.Migrates && d.Verdict == k.Verdict).Select(d => d.Policy.Name).ToArray()))
            .Where(k => k.Names.Length > 0)
            .Select(k => $"{k.Words}: {string.Join(", ", k.Names)}");
        return $"against {study.BestClassic(regime)!.Name} {string.Join(" | ", parts)}";
    }

    private static IEnumerable<string> Orders(ComparisonStudy study)
    {
        MigrationRegime first = study.Settings.Regimes[0];
        foreach (ComparisonMeasure measure in study.Settings.Regimes.Length > 1 && study.Migrating.Length > 1 ? ComparisonMeasure.Ranked : [])
        {
            string order = Order(study, first, measure);
            string[] moved = [.. study.Settings.Regimes.Skip(1).Select(r => Moves(study, (first, r), measure))];
            yield return $"By {measure.Title}, {NameOf(first)} rank{(first == MigrationRegime.Free ? "" : "s")} {order}; {string.Join("; ", moved)}.";
        }
    }

    private static string Moves(ComparisonStudy study, (MigrationRegime From, MigrationRegime To) regimes, ComparisonMeasure measure)
    {
        ImmutableArray<int> before = study.Places(regimes.From, measure), after = study.Places(regimes.To, measure);
        string[] moves = [.. study.Migrating.Select((p, i) => (p.Name, From: before[i], To: after[i])).Where(m => m.From != m.To).Select(m => $"{m.Name} {m.From} → {m.To}")];
        return $"{NameOf(regimes.To)} {(moves.Length == 0 ? "keeps that order" : "moves " + string.Join(", ", moves))}";
    }

    private static string NameOf(MigrationRegime regime) => regime == MigrationRegime.Free ? "free migrations" : regime.Name;

    private static string Percent(double share) => !double.IsFinite(share) ? "n/a" : share.ToString("+0.0 %;−0.0 %;±0 %", CultureInfo.InvariantCulture);
}
