namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// The consolidation loop under physical rules: at the beginning of every interval but the first the policy sees the demand measured so far
/// and orders moves; then the demand comes, constant over the interval, and migrations take what their scheme's model says. Runs share
/// nothing, so several may run side by side; the result does not depend on the number of threads.
/// </summary>
public static class PhysicalSimulator
{
    /// <summary>Runs a policy made from a detector and a selection, or one that never migrates, over the whole trace.</summary>
    /// <param name="scenario">Fleet and traces.</param>
    /// <param name="policy">The policy; see <see cref="PhysicalPolicies"/> for the detector that looks at forecasts.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="progress">Told the part that is done after every interval, 0 to 1; null for none.</param>
    /// <param name="cancellation">Ends the run by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidInputException">The VMs do not fit on the hosts at time zero, the traces are too short for the detector, or there is nothing to forecast with.</exception>
    public static ConsolidationResult Run(
        PhysicalScenario scenario, ConsolidationPolicy policy, PhysicalRules rules, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var fleet = new FleetArrays(scenario);
        IReallocationPolicy? made = policy.Migrates ? PhysicalPolicies.Make(policy, fleet, rules) : null;
        return new PhysicalRun(fleet, rules, policy.Detector == ConsolidationPolicies.NonPowerAware).Run(policy, made, progress, cancellation);
    }

    /// <summary>Runs any other policy over the whole trace.</summary>
    /// <param name="scenario">Fleet and traces.</param>
    /// <param name="policy">The policy, which must not have run before.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="progress">Told the part that is done after every interval, 0 to 1; null for none.</param>
    /// <param name="cancellation">Ends the run by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidInputException">The VMs do not fit on the hosts at time zero.</exception>
    public static ConsolidationResult Run(
        PhysicalScenario scenario, IReallocationPolicy policy, PhysicalRules rules, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        new PhysicalRun(new FleetArrays(scenario), rules, alwaysFull: false)
            .Run(new ConsolidationPolicy(policy.Name, null, null, 0), policy, progress, cancellation);
}
