using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Simulation;

/// <summary>
/// Moves VMs before their host overloads: the hosts that the overload model points at (and those to be drained) give their
/// VMs to solvers, which weigh predicted overload, energy and the price of moving over the forecast horizon. Once a horizon
/// the least loaded host is offered too, at every interval under a goal that evacuates. Solvers see the model as a table by
/// load; their proposals are judged by the model itself: moves that do not pay are taken back, and the best proposal wins.
/// </summary>
public sealed class PredictivePolicy : IMigrationPolicy
{
    private readonly PredictivePolicyOptions _options;

    /// <summary>Creates the policy.</summary>
    /// <param name="options">What it is built from.</param>
    public PredictivePolicy(PredictivePolicyOptions options) => _options = options;

    /// <inheritdoc/>
    public string Name => _options.Name;

    /// <inheritdoc/>
    public PolicyDecision Decide(Observation observation, CancellationToken cancellation)
    {
        var pricing = new OverloadPricing(_options, observation);
        ImmutableArray<float> risk = pricing.RiskOfEachHost();
        ImmutableArray<ResourceVector> usage = ForecastUsage(observation);
        IReadOnlyList<int> sources = SourceHosts(observation, risk, usage);
        if (sources.Count == 0)
        {
            return new PolicyDecision(observation.Current, usage) { PredictedOverload = risk };
        }

        PlacementProblem problem = ProblemOf(observation, usage);
        ImmutableArray<SolverResult> proposals =
        [
            .. _options.Solvers(sources).Select(solver => solver.Solve(problem, _options.Stop, _options.Seed, cancellation)),
        ];
        Assignment target = proposals.Select(p => pricing.KeepWhatPays(problem, p.Best)).MinBy(a => pricing.ChangeOfCost(problem, a))!;
        return new PolicyDecision(target, usage)
        {
            PredictedOverload = risk,
            Solve = new SolveRecord(observation.Sample, problem, proposals[0], sources),
        };
    }

    private ImmutableArray<ResourceVector> ForecastUsage(Observation observation) =>
    [
        .. observation.Scenario.Vms.Select(vm => new ResourceVector(
            Math.Clamp(
                (long)Math.Ceiling(_options.VmForecaster.Forecast(observation.History, vm.Index).QuantileMips(_options.Goal.DemandQuantile)),
                1,
                vm.Type.Cpu.Mips),
            observation.Scenario.Demand.ResidentBytes(vm.Index, observation.History.Now))),
    ];

    private IReadOnlyList<int> SourceHosts(Observation observation, ImmutableArray<float> risk, ImmutableArray<ResourceVector> usage)
    {
        int hosts = risk.Length;
        double[] load = new double[hosts];
        foreach (Vm vm in observation.Scenario.Vms)
        {
            int host = observation.Current[vm.Index];
            load[host] += (double)usage[vm.Index].CpuMips / observation.Scenario.Datacenter.Hosts[host].Type.Cpu.Mips;
        }

        int[] active = [.. Enumerable.Range(0, hosts).Where(h => load[h] > 0)];
        var sources = new SortedSet<int>(active.Where(h => risk[h] >= _options.Goal.RiskThreshold || observation.OfflineHosts.Contains(h)));
        bool offersLeastLoaded = _options.Goal.EvacuatesUnderloaded || observation.Sample % _options.OverloadModel.HorizonSamples == 0;
        if (offersLeastLoaded && active.Length > 1)
        {
            sources.Add(active.MinBy(h => load[h]));
        }

        if (_options.Goal.BalancePrice > 0 && active.Length > 1)
        {
            sources.Add(active.MaxBy(h => load[h]));
        }

        return [.. sources];
    }

    private PlacementProblem ProblemOf(Observation observation, ImmutableArray<ResourceVector> usage)
    {
        GoalPreset goal = _options.Goal;
        ScoreWeights weights = goal.Weights;
        TimeSpan horizon = _options.OverloadModel.HorizonSamples * observation.Scenario.Demand.Step;
        ImmutableArray<MigrationEstimate> moves = MoveForecasts.Of(observation);
        double overloadPrice = OverloadPricing.PriceOf(_options, horizon);
        var hostTerms = ImmutableArray.Create<(IHostCostTerm, double)>(
            (new PredictedOverloadTerm(_options.PenaltyTables, overloadPrice), 1),
            (new EnergyTerm(horizon, weights.PerKilowattHour), 1));
        if (goal.BalancePrice > 0)
        {
            hostTerms = hostTerms.Add((new BalanceTerm(), goal.BalancePrice * horizon.TotalHours));
        }

        return new PlacementProblem
        {
            Datacenter = observation.Scenario.Datacenter,
            Vms = observation.Scenario.Vms,
            Usage = usage,
            Capacity =
            [
                .. observation.Scenario.Capacity.Select(c => new ResourceVector((long)(c.CpuMips * goal.Overbooking), c.MemoryBytes)),
            ],
            Initial = observation.Current,
            Constraints = _options.Rules.For(observation, usage, moves),
            Objective = new Objective
            {
                HostTerms = hostTerms,
                MoveTerms = [(new MigrationCostTerm(MoveForecasts.Prices(moves, weights)), 1)],
            },
        };
    }
}
