using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation;

namespace PlacementLab.Experiments.Reproduction.Quirks;

/// <summary>What each quirk of CloudSim 3.0.3 is worth: every fix alone, four together and all, for some policies on some days.</summary>
public sealed class QuirkStudy
{
    private readonly Dictionary<string, StudyRun> _runs;

    /// <summary>A study from its runs.</summary>
    /// <param name="days">Days, at least one.</param>
    /// <param name="policies">Policies, at least one.</param>
    /// <param name="runs">The runs of <see cref="CellsOf"/>.</param>
    public QuirkStudy(IEnumerable<string> days, IEnumerable<ConsolidationPolicy> policies, IEnumerable<StudyRun> runs)
    {
        (Days, Policies) = ([.. days], [.. policies]);
        _runs = runs.ToDictionary(r => r.Cell.Key);
    }

    /// <summary>The days.</summary>
    public ImmutableArray<string> Days { get; }

    /// <summary>The policies.</summary>
    public ImmutableArray<ConsolidationPolicy> Policies { get; }

    /// <summary>What must be run.</summary>
    /// <param name="days">Days.</param>
    /// <param name="policies">Policies.</param>
    public static ImmutableArray<StudyCell> CellsOf(IReadOnlyCollection<string> days, IReadOnlyCollection<ConsolidationPolicy> policies) =>
    [
        .. from rules in QuirkRules.All
           from day in days
           from policy in policies
           select new StudyCell(day, policy, rules.Rules),
    ];

    /// <summary>Mean of a measure over the days.</summary>
    /// <param name="rules">The fix.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="measure">The measure.</param>
    public double Mean(QuirkRules rules, ConsolidationPolicy policy, QuirkMeasure measure) =>
        Days.Average(day => measure.ValueOf(_runs[new StudyCell(day, policy, rules.Rules).Key].Metrics));

    /// <summary>What a fix does to a measure, for each policy.</summary>
    /// <param name="rules">The fix.</param>
    /// <param name="measure">The measure.</param>
    public ImmutableArray<QuirkEffect> Effects(QuirkRules rules, QuirkMeasure measure) =>
        [.. Policies.Select(p => new QuirkEffect(rules, p.Name, measure, Mean(rules, p, measure), Mean(QuirkRules.All[0], p, measure)))];

    /// <summary>Place of each policy by the mean of a measure, lowest first from 1; equals share the better place.</summary>
    /// <param name="rules">The fix.</param>
    /// <param name="measure">The measure.</param>
    public ImmutableArray<int> Ranks(QuirkRules rules, QuirkMeasure measure)
    {
        double[] means = [.. Policies.Select(p => Mean(rules, p, measure))];
        return [.. means.Select(m => 1 + means.Count(other => other < m))];
    }

    /// <summary>How far the policies are apart: (highest mean − lowest) / lowest; NaN where the lowest is zero.</summary>
    /// <param name="rules">The fix.</param>
    /// <param name="measure">The measure.</param>
    public double Spread(QuirkRules rules, QuirkMeasure measure)
    {
        double[] means = [.. Policies.Select(p => Mean(rules, p, measure))];
        return means.Min() > 0 ? (means.Max() - means.Min()) / means.Min() : double.NaN;
    }

    /// <summary>
    /// Kendall's τ between the order of the policies with a fix and as released: 1 for the same order, −1 for the reverse;
    /// (agreeing − disagreeing pairs) / pairs. NaN for a single policy.
    /// </summary>
    /// <param name="rules">The fix.</param>
    /// <param name="measure">The measure.</param>
    public double Agreement(QuirkRules rules, QuirkMeasure measure)
    {
        ImmutableArray<int> before = Ranks(QuirkRules.All[0], measure);
        ImmutableArray<int> after = Ranks(rules, measure);
        int sum = 0;
        for (int i = 0; i < before.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += Math.Sign(before[i] - before[j]) * Math.Sign(after[i] - after[j]);
            }
        }

        return sum / (before.Length * (before.Length - 1) / 2.0);
    }

    /// <summary>The policies from best to worst, such as "lr &lt; mad &lt; iqr = thr", by the shortest names that differ.</summary>
    /// <param name="rules">The fix.</param>
    /// <param name="measure">The measure.</param>
    public string Order(QuirkRules rules, QuirkMeasure measure)
    {
        ImmutableArray<int> ranks = Ranks(rules, measure);
        int[] order = [.. Enumerable.Range(0, ranks.Length).OrderBy(i => ranks[i]).ThenBy(i => i)];
        return string.Concat(order.Select((p, i) => (i == 0 ? "" : ranks[order[i - 1]] == ranks[p] ? " = " : " < ") + ShortName(Policies[p])));
    }

    /// <summary>A policy by the shortest name that differs from the others': "lr", "lr-mmt" or "lr-mmt-1.2".</summary>
    /// <param name="policy">The policy.</param>
    public string ShortName(ConsolidationPolicy policy) =>
        Policies.Count(p => p.Detector == policy.Detector) == 1 ? policy.Detector
        : Policies.Count(p => p.Detector == policy.Detector && p.Selection == policy.Selection) == 1 ? $"{policy.Detector}-{policy.Selection}"
        : policy.Name;
}
