namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// The consolidation experiment by the rules of CloudSim 3.0.3: energy, migrations and service level equal to that release's to
/// the last digit, unless switches say otherwise. Runs share nothing, so several may run side by side.
/// Calheiros et al., SPE 41(1), 2011; Beloglazov and Buyya, CCPE 24(13), 2012.
/// </summary>
public static class CloudSimSimulator
{
    /// <summary>Runs one policy over the whole trace.</summary>
    /// <param name="scenario">Hosts and traces.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="rules">The rules, with their switches.</param>
    /// <param name="progress">Told the part that is done after every interval, 0 to 1; null for none.</param>
    /// <param name="cancellation">Ends the run by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidInputException">The VMs do not fit on the hosts at the start, or the traces are too short for the detector.</exception>
    public static ConsolidationResult Run(
        CloudSimScenario scenario,
        ConsolidationPolicy policy,
        CloudSimRules rules,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        policy.DetectorKind?.RequireHistory(scenario.SampleCount, $"data set \"{scenario.Name}\"");
        return new CloudSimRun(scenario, policy, rules).Run(policy, rules, progress, cancellation);
    }
}
