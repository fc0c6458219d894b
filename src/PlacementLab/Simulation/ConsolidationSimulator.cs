using PlacementLab.Checking;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Planning;

namespace PlacementLab.Simulation;

/// <summary>
/// The closed loop: at the start of every interval observe the demand so far, let the policy decide, plan the moves, have the
/// plan checked, carry it out, and then account for the demand that really came. Runs share nothing, so several may run side
/// by side.
/// </summary>
public sealed class ConsolidationSimulator
{
    private readonly SimulationScenario _scenario;
    private readonly SimulationSettings _settings;

    /// <summary>Creates a simulator.</summary>
    /// <param name="scenario">Fleet and start.</param>
    /// <param name="settings">Interval range, limits and prices.</param>
    /// <exception cref="ArgumentException">The interval range is empty or outside the trace.</exception>
    public ConsolidationSimulator(SimulationScenario scenario, SimulationSettings settings)
    {
        if (settings.From < 1 || settings.From >= settings.Until || settings.Until > scenario.Demand.SampleCount)
        {
            throw new ArgumentException($"Intervals {settings.From} to {settings.Until} do not lie within the trace.", nameof(settings));
        }

        _scenario = scenario;
        _settings = settings;
    }

    /// <summary>Runs one policy with one scheme.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="model">Model of the scheme.</param>
    /// <param name="progress">Told after every interval; null for none.</param>
    /// <param name="cancellation">Ends the run by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidPlanException">The checker rejects a plan.</exception>
    public SimulationResult Run(IMigrationPolicy policy, IMigrationModel model, IProgress<int>? progress, CancellationToken cancellation)
    {
        var ledger = new RunLedger(_scenario, _settings);
        Assignment current = _scenario.Start;
        for (int sample = _settings.From; sample < _settings.Until; sample++)
        {
            cancellation.ThrowIfCancellationRequested();
            Observation observation = Observe(sample, current, model);
            PolicyDecision decision = policy.Decide(observation, cancellation);
            PlanRecord? plan = PlanMoves(policy.Name, observation, decision);
            ledger.Account(sample, current, plan, decision);
            current = plan is null ? current : After(current, plan.Plan);
            ledger.AccountForDrain(sample, current);
            progress?.Report(sample);
        }

        return ledger.ToResult(policy.Name, model.Scheme);
    }

    private static Assignment After(Assignment before, MigrationPlan plan)
    {
        int[] hostOf = [.. before.HostOf];
        foreach (PlannedMigration migration in plan.Migrations.OrderBy(m => m.Start))
        {
            hostOf[migration.Vm] = migration.To;
        }

        return new Assignment([.. hostOf]);
    }

    private Observation Observe(int sample, Assignment current, IMigrationModel model) => new()
    {
        Scenario = _scenario,
        Sample = sample,
        History = _scenario.Demand.HistoryAt(sample - 1),
        Current = current,
        Estimator = new FleetMigrationEstimator(_scenario, model, sample - 1),
        OfflineHosts = _settings.OfflineHosts,
    };

    private PlanRecord? PlanMoves(string policy, Observation observation, PolicyDecision decision)
    {
        if (decision.Target.Equals(observation.Current))
        {
            return null;
        }

        TimeSpan deadline = _scenario.Demand.Step;
        var problem = new PlanningProblem
        {
            Datacenter = _scenario.Datacenter,
            Vms = _scenario.Vms,
            Usage = decision.Usage,
            Capacity = decision.Bookable.IsEmpty ? _scenario.Capacity : decision.Bookable,
            Initial = observation.Current,
            Target = decision.Target,
            Limits = _settings.Limits with
            {
                Deadline = _settings.Limits.Deadline is { } earlier && earlier < deadline ? earlier : deadline,
            },
        };
        MigrationPlan plan = MigrationPlanner.Plan(problem, observation.Estimator);
        PlanCheckResult check = PlanChecker.Check(problem, plan);
        return check.IsValid
            ? new PlanRecord(observation.Sample, problem, plan)
            : throw new InvalidPlanException(policy, observation.Sample, plan, check.Violations);
    }
}
