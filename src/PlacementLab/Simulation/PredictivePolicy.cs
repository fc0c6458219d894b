using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Simulation;

/// <summary>
/// Moves VMs before their host overloads: the hosts that the overload model points at (and those to be drained) give their
/// VMs to solvers, which weigh predicted overload, energy and the price of moving over the forecast horizon. Once a horizon
/// hosts with at most half the mean load (at least the leanest) are offered too, at every interval under a goal that
/// evacuates; under one that balances, the fullest host is. Solvers see the model as a table by load, shifted for each host to
/// agree with the model on its present VMs, and are given twelve hosts at a time, the riskiest first; their proposals are judged
/// by the model itself: moves that do not pay are taken back, and the best proposal wins, or staying if that costs no more.
/// </summary>
public sealed class PredictivePolicy : IMigrationPolicy
{
    private const int SourcesPerSolve = 12;
    private readonly PredictivePolicyOptions _options;
    private readonly PlacementRules _rules;

    /// <summary>Creates the policy.</summary>
    /// <param name="options">What it is built from.</param>
    public PredictivePolicy(PredictivePolicyOptions options)
    {
        _options = options;
        _rules = options.Rules with { CpuOverbooking = options.Goal.Overbooking };
    }

    /// <inheritdoc/>
    public string Name => _options.Name;

    /// <inheritdoc/>
    public PolicyDecision Decide(Observation observation, CancellationToken cancellation)
    {
        ImmutableArray<float> risk = new OverloadPricing(_options, observation).RiskOfEachHost();
        ImmutableArray<ResourceVector> usage = ForecastUsage(observation);
        Assignment target = observation.Current;
        SolveRecord? first = null;
        foreach (int[] batch in SourceHosts(observation, risk, usage).Chunk(SourcesPerSolve))
        {
            Observation soFar = observation with { Current = target };
            PlacementProblem problem = ProblemOf(soFar, usage, MovedBytes(observation.Current, target, usage));
            (target, SolverResult result) = Relieve(soFar, problem, batch, cancellation);
            first ??= new SolveRecord(observation.Sample, problem, result, batch);
        }

        return new PolicyDecision(target, usage)
        {
            Bookable = _rules.Bookable(observation.Scenario),
            PredictedOverload = risk,
            Solve = first,
        };
    }

    private (Assignment Target, SolverResult MainResult) Relieve(
        Observation observation, PlacementProblem problem, int[] batch, CancellationToken cancellation)
    {
        var pricing = new OverloadPricing(_options, observation);
        ImmutableArray<SolverResult> proposals =
        [
            .. _options.Solvers(batch).Select(solver => solver.Solve(problem, _options.Stop, _options.Seed, cancellation)),
        ];
        return (pricing.Cheapest(problem, [.. proposals.Select(p => p.Best)]), proposals[0]);
    }

    private static long MovedBytes(Assignment from, Assignment to, ImmutableArray<ResourceVector> usage) =>
        to.MovedFrom(from).Sum(vm => usage[vm].MemoryBytes);

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
        double[] load = LoadOfEachHost(observation, usage);
        int[] active = [.. Enumerable.Range(0, load.Length).Where(h => load[h] > 0)];
        var sources = new SortedSet<int>(active.Where(h => risk[h] >= _options.Goal.RiskThreshold || observation.OfflineHosts.Contains(h)));
        bool offersLean = _options.Goal.EvacuatesUnderloaded || observation.Sample % _options.OverloadModel.HorizonSamples == 0;
        if (offersLean && active.Length > 1)
        {
            double lean = Math.Max(active.Min(h => load[h]), active.Average(h => load[h]) / 2);
            sources.UnionWith(active.Where(h => load[h] <= lean));
        }

        if (_options.Goal.BalancePrice > 0 && active.Length > 0)
        {
            sources.Add(active.MaxBy(h => load[h]));
        }

        return [.. sources.OrderByDescending(h => observation.OfflineHosts.Contains(h)).ThenByDescending(h => risk[h])];
    }

    private ImmutableArray<OverloadPenaltyTable> TablesOf(Observation observation, ImmutableArray<ResourceVector> usage)
    {
        ImmutableArray<float> risk = new OverloadPricing(_options, observation).RiskOfEachHost();
        double[] load = LoadOfEachHost(observation, usage);
        return [.. _options.PenaltyTables.Select((table, host) => load[host] > 0 ? table.Through(load[host], risk[host]) : table)];
    }

    private static double[] LoadOfEachHost(Observation observation, ImmutableArray<ResourceVector> usage)
    {
        double[] load = new double[observation.Scenario.Datacenter.Hosts.Length];
        foreach (Vm vm in observation.Scenario.Vms)
        {
            int host = observation.Current[vm.Index];
            load[host] += (double)usage[vm.Index].CpuMips / observation.Scenario.Datacenter.Hosts[host].Type.Cpu.Mips;
        }

        return load;
    }

    private PlacementProblem ProblemOf(Observation observation, ImmutableArray<ResourceVector> usage, long movedBytes)
    {
        GoalPreset goal = _options.Goal;
        ScoreWeights weights = goal.Weights;
        TimeSpan horizon = _options.OverloadModel.HorizonSamples * observation.Scenario.Demand.Step;
        ImmutableArray<MigrationEstimate> moves = MoveForecasts.Of(observation);
        double overloadPrice = OverloadPricing.PriceOf(_options, horizon);
        var hostTerms = ImmutableArray.Create<(IHostCostTerm, double)>(
            (new PredictedOverloadTerm(TablesOf(observation, usage), overloadPrice), 1),
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
            Capacity = observation.Scenario.Capacity,
            Initial = observation.Current,
            Constraints = _rules.After(movedBytes).For(observation, usage, moves),
            Objective = new Objective
            {
                HostTerms = hostTerms,
                MoveTerms = [(new MigrationCostTerm(MoveForecasts.Prices(moves, weights)), 1)],
            },
        };
    }
}
