using PlacementLab.Simulation;

namespace PlacementLab.Experiments.Running;

/// <summary>Says in one sentence what the numbers say.</summary>
public static class ConclusionText
{
    /// <summary>
    /// The sentence: the lowest score, against no migration and against the best of the other policies. Runs that did not empty
    /// the host to be drained in time cannot win.
    /// </summary>
    /// <param name="goal">Name of the goal.</param>
    /// <param name="runs">The runs, at least one.</param>
    public static string Of(string goal, IReadOnlyList<SimulationResult> runs)
    {
        SimulationResult? winner = runs.Where(r => r.VmsNotDrained == 0).MinBy(r => r.Score.Total);
        if (winner is not { } best)
        {
            SimulationResult nearest = runs.MinBy(r => r.VmsNotDrained)!;
            return Invariant(
                $"For goal {goal}, no run emptied the host to be drained in time; {nearest.Policy} with {nearest.Scheme} left {nearest.VmsNotDrained} of its VMs on it.");
        }

        SimulationResult? baseline = runs.FirstOrDefault(r => r.Policy == NoMigrationPolicy.PolicyName);
        if (best == baseline)
        {
            return Invariant($"For goal {goal}, no migration has the lowest score ({best.Score.Total:0.00}): moving VMs does not pay here.");
        }

        string missed = baseline?.VmsNotDrained > 0 ? $", which leaves {baseline.VmsNotDrained} VMs on the host to be drained" : "";
        string against = baseline is null ? "" : Against($"no migration{missed}", baseline, best);
        SimulationResult? rival = runs.Where(r => r.Policy != best.Policy && r != baseline).MinBy(r => r.Score.Total);
        string beside = rival is null ? "" : Against($"{rival.Policy} with {rival.Scheme}", rival, best);
        return Invariant(
            $"For goal {goal}, {best.Policy} with {best.Scheme} has the lowest score ({best.Score.Total:0.00}){against}{beside}.");
    }

    private static string Against(string name, SimulationResult other, SimulationResult best)
    {
        string score = Percent(other.Score.Total, best.Score.Total);
        string energy = Percent(other.Energy.Joules, best.Energy.Joules);
        string overload = Invariant($"{other.OverloadedHostHours:0.00} → {best.OverloadedHostHours:0.00}");
        return $"; against {name}: score {score}, overloaded host-hours {overload}, energy {energy}";
    }

    private static string Percent(double from, double to) =>
        from == 0 ? "n/a" : Invariant($"{(to - from) / from * 100:+0.0;−0.0;0.0} %");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
