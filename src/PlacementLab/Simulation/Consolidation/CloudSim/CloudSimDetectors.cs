using PlacementLab.Simulation.Consolidation.Detectors;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>The detectors as the rule set has them.</summary>
internal static class CloudSimDetectors
{
    /// <summary>The detector of a policy: for LR and LRR plain least squares, unless the switch loess-weights is on.</summary>
    public static IOverloadDetector Create(ConsolidationPolicy policy, CloudSimSwitches switches)
    {
        OverloadDetectorKind kind = policy.DetectorKind
            ?? throw new ArgumentException($"The policy {policy.Name} has no detector.", nameof(policy));
        double parameter = policy.Parameter ?? kind.Usual;
        IOverloadDetector honest = kind.Create(parameter);
        return !switches.LoessWeights && (kind.Name is "lr" or "lrr")
            ? new UnweightedRegressionDetector(kind.Name, parameter)
            : honest;
    }
}
