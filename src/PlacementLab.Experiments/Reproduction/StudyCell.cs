using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;

namespace PlacementLab.Experiments.Reproduction;

/// <summary>One run of a study: a policy on a day by some rules.</summary>
/// <param name="Day">Day of PlanetLab, such as "20110303".</param>
/// <param name="Policy">The policy.</param>
/// <param name="Rules">The rules.</param>
public sealed record StudyCell(string Day, ConsolidationPolicy Policy, CloudSimRules Rules)
{
    /// <summary>Name of the data set.</summary>
    public string Dataset => "planetlab/" + Day;

    /// <summary>The policy in short, with the seed where it matters.</summary>
    public string PolicyName => Policy.Selection == "rs" ? FormattableString.Invariant($"{Policy.Name}-seed{Policy.Seed}") : Policy.Name;

    /// <summary>The rules in short: the release and the numbers of the quirks made sensible, such as "cloudsim-3.0.3+C2+C3".</summary>
    public string RulesName => (Rules.Release == CloudSimRelease.V30 ? $"{CloudSimRules.Name}-variant-{CloudSimRules.Variant30}" : CloudSimRules.Name)
        + string.Concat(Rules.Fixed.Select(q => "+" + q.Id));

    /// <summary>What tells the run from all others; fit for a file name.</summary>
    public string Key => $"{Day}_{PolicyName}_{RulesName}";

    /// <summary>Whether the run is kept with its intervals and its first placement.</summary>
    public bool IsDetailed { get; init; }
}
