using System.Collections.Immutable;
using PlacementLab.Simulation;

namespace PlacementLab.Experiments.Running;

/// <summary>
/// Says what the numbers say: the lowest score, against no migration and against the best of the other policies. Runs that did
/// not empty the host to be drained in time cannot win.
/// </summary>
public static class ConclusionText
{
    /// <summary>All of it in one sentence.</summary>
    /// <param name="goal">Name of the goal.</param>
    /// <param name="runs">The runs, at least one.</param>
    public static string Of(string goal, IReadOnlyList<SimulationResult> runs)
    {
        if (Winner(runs) is not { } best)
        {
            return $"For goal {goal}, no run emptied the host to be drained in time; {NearestToDrained(runs, "")}.";
        }

        SimulationResult? baseline = Baseline(runs);
        return best == baseline
            ? Invariant($"For goal {goal}, no migration has the lowest score ({best.Score.Total:0.00}): moving VMs does not pay here.")
            : Invariant($"For goal {goal}, {Name(best)} has the lowest score ({best.Score.Total:0.00})")
                + string.Concat(Comparisons(runs, best).Select(c => $"; {c}")) + ".";
    }

    /// <summary>The winner and its score, in a line for the top of a page, without a full stop.</summary>
    /// <param name="runs">The runs, at least one.</param>
    public static string Headline(IReadOnlyList<SimulationResult> runs)
    {
        if (Winner(runs) is not { } best)
        {
            return "No run emptied the host to be drained in time";
        }

        SimulationResult? baseline = Baseline(runs);
        double from = baseline?.Score.Total ?? 0;
        double change = from == 0 ? 0 : (best.Score.Total - from) / Math.Abs(from) * 100;
        return baseline switch
        {
            _ when best == baseline => Invariant($"No migration wins: score\u00A0{best.Score.Total:0.00}, moving VMs does not pay here"),
            { VmsNotDrained: > 0 } => Invariant($"{Name(best)} wins: score\u00A0{best.Score.Total:0.00}, and it empties the host in time"),
            _ when change < 0 => Invariant($"{Name(best)} wins: score\u00A0{best.Score.Total:0.00}, {-change:0.0}\u00A0% lower than without migration"),
            _ => Invariant($"{Name(best)} wins: score\u00A0{best.Score.Total:0.00}"),
        };
    }

    /// <summary>What the headline rests on: sentences that compare the winner with no migration and with the next best policy.</summary>
    /// <param name="runs">The runs, at least one.</param>
    public static ImmutableArray<string> Details(IReadOnlyList<SimulationResult> runs)
    {
        IEnumerable<string> sentences = Winner(runs) is { } best ? Comparisons(runs, best) : [$"the nearest, {NearestToDrained(runs, ",")}"];
        return [.. sentences.Select(s => $"{char.ToUpperInvariant(s[0])}{s[1..]}.")];
    }

    private static SimulationResult? Winner(IReadOnlyList<SimulationResult> runs) => runs.Where(r => r.VmsNotDrained == 0).MinBy(r => r.Score.Total);

    private static SimulationResult? Baseline(IReadOnlyList<SimulationResult> runs) =>
        runs.FirstOrDefault(r => r.Policy == NoMigrationPolicy.PolicyName);

    private static IEnumerable<string> Comparisons(IReadOnlyList<SimulationResult> runs, SimulationResult best)
    {
        SimulationResult? baseline = Baseline(runs);
        if (baseline is not null && baseline != best)
        {
            string missed = baseline.VmsNotDrained > 0 ? $", which leaves {baseline.VmsNotDrained} VMs on the host to be drained" : "";
            yield return Against($"no migration{missed}", baseline, best);
        }

        if (runs.Where(r => r.Policy != best.Policy && r != baseline).MinBy(r => r.Score.Total) is { } rival)
        {
            yield return Against(Name(rival), rival, best);
        }
    }

    private static string NearestToDrained(IReadOnlyList<SimulationResult> runs, string comma)
    {
        SimulationResult nearest = runs.MinBy(r => r.VmsNotDrained)!;
        return $"{Name(nearest)}{comma} left {nearest.VmsNotDrained} of its VMs on it";
    }

    private static string Name(SimulationResult run) => $"{run.Policy} with {run.Scheme}";

    private static string Against(string name, SimulationResult other, SimulationResult best)
    {
        string score = Percent(other.Score.Total, best.Score.Total);
        string energy = Percent(other.Energy.Joules, best.Energy.Joules);
        string overload = Invariant($"{other.OverloadedHostHours:0.00} → {best.OverloadedHostHours:0.00}");
        return $"against {name}: score {score}, overloaded host-hours {overload}, energy {energy}";
    }

    private static string Percent(double from, double to) =>
        from == 0 ? "n/a" : Invariant($"{(to - from) / from * 100:+0.0;−0.0;0.0} %");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
