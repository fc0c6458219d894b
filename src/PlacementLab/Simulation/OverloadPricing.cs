using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Simulation;

/// <summary>Judges assignments by the overload model itself instead of the table by load that a solver uses.</summary>
internal sealed class OverloadPricing
{
    private readonly PredictivePolicyOptions _options;
    private readonly Observation _observation;

    /// <summary>Creates a judge for one decision.</summary>
    public OverloadPricing(PredictivePolicyOptions options, Observation observation)
    {
        _options = options;
        _observation = observation;
    }

    /// <summary>The price of a certain overload within the horizon: penalty an hour × horizon × share of it that overload lasts.</summary>
    public static double PriceOf(PredictivePolicyOptions options, TimeSpan horizon) =>
        options.Goal.Weights.PerOverloadedHostHour * horizon.TotalHours * options.OverloadShareOfHorizon;

    /// <summary>Predicted probability of overload of each host as it is now.</summary>
    public ImmutableArray<float> RiskOfEachHost()
    {
        List<int>[] vmsOf = Groups(_observation.Current.HostOf);
        return [.. vmsOf.Select((vms, host) => (float)Probability(host, vms))];
    }

    /// <summary>
    /// The cheapest of the proposals, each after <see cref="KeepWhatPays"/>, and of moving nothing, which costs 0 but is not
    /// open to hosts that are to be drained: single moves that pay only beside one another may not pay together.
    /// </summary>
    public Assignment Cheapest(PlacementProblem problem, IReadOnlyList<Assignment> proposals)
    {
        IEnumerable<(Assignment Assignment, double Cost)> judged = proposals
            .Select(p => KeepWhatPays(problem, p))
            .Select(a => (a, ChangeOfCost(problem, a)));
        (Assignment best, double cost) = judged.MinBy(j => j.Cost);
        bool drains = best.MovedFrom(problem.Initial).Any(vm => _observation.OfflineHosts.Contains(problem.Initial[vm]));
        return cost < 0 || drains ? best : problem.Initial;
    }

    /// <summary>
    /// Takes back, in VM order, every move without which the cost is no higher, where cost = Σ over touched hosts of the
    /// model's probability × price of an overload, plus all other terms of the objective. Moves that drain a host stay.
    /// </summary>
    public Assignment KeepWhatPays(PlacementProblem problem, Assignment proposed)
    {
        var state = new SearchState(problem, proposed);
        ImmutableArray<LoadCurve> otherCurves = WithoutOverload(problem).CurvesOf(problem);
        int[] hostOf = [.. proposed.HostOf];
        List<int>[] vmsOf = Groups(proposed.HostOf);
        double[] risk = [.. Enumerable.Repeat(double.NaN, vmsOf.Length)];
        foreach (int vm in proposed.MovedFrom(problem.Initial))
        {
            int from = problem.Initial[vm];
            int to = hostOf[vm];
            if (!state.Allows(vm, from))
            {
                continue;
            }

            List<int> source = [.. vmsOf[from], vm];
            List<int> target = [.. vmsOf[to].Where(v => v != vm)];
            double kept = Known(risk, from, vmsOf) + Known(risk, to, vmsOf);
            (double sourceRisk, double targetRisk) = (Probability(from, source), Probability(to, target));
            if (Price(sourceRisk + targetRisk - kept) + OtherTerms(state, otherCurves, vm, from) <= 0)
            {
                state.Move(vm, from);
                (hostOf[vm], vmsOf[from], vmsOf[to]) = (from, source, target);
                (risk[from], risk[to]) = (sourceRisk, targetRisk);
            }
        }

        return new Assignment([.. hostOf]);
    }

    /// <summary>Cost of an assignment beyond that of the initial one, by the model itself on the hosts that it touches.</summary>
    public double ChangeOfCost(PlacementProblem problem, Assignment assignment)
    {
        List<int>[] before = Groups(problem.Initial.HostOf);
        List<int>[] after = Groups(assignment.HostOf);
        int[] touched = [.. assignment.MovedFrom(problem.Initial).SelectMany(vm => new[] { problem.Initial[vm], assignment[vm] }).Distinct().Order()];
        double risk = touched.Sum(host => Probability(host, after[host]) - Probability(host, before[host]));
        Objective others = WithoutOverload(problem);
        return Price(risk) + others.Cost(problem, assignment) - others.Cost(problem, problem.Initial);
    }

    private static Objective WithoutOverload(PlacementProblem problem) =>
        problem.Objective with { HostTerms = problem.Objective.HostTerms.RemoveAll(t => t.Term is PredictedOverloadTerm) };

    private double Known(double[] risk, int host, List<int>[] vmsOf)
    {
        if (double.IsNaN(risk[host]))
        {
            risk[host] = Probability(host, vmsOf[host]);
        }

        return risk[host];
    }

    private double Price(double risk) =>
        risk * PriceOf(_options, _options.OverloadModel.HorizonSamples * _observation.Scenario.Demand.Step);

    private static double OtherTerms(SearchState state, ImmutableArray<LoadCurve> curves, int vm, int host)
    {
        Objective objective = state.Problem.Objective;
        int from = state.HostOf(vm);
        long cpu = state.Usage(vm, ResourceSpace.Cpu);
        long fromLoad = state.Used(from, ResourceSpace.Cpu);
        long toLoad = state.Used(host, ResourceSpace.Cpu);
        return curves[from].At(fromLoad - cpu) - curves[from].At(fromLoad) + curves[host].At(toLoad + cpu) - curves[host].At(toLoad)
            + objective.MoveCost(state.Problem, vm, host) - objective.MoveCost(state.Problem, vm, from);
    }

    private double Probability(int host, List<int> vms) => vms.Count == 0
        ? 0
        : _options.OverloadModel.Probability(
            _observation.History,
            CollectionsMarshal.AsSpan(vms),
            _observation.Scenario.Datacenter.Hosts[host].Type.Cpu.Mips);

    private List<int>[] Groups(ImmutableArray<int> hostOf)
    {
        List<int>[] groups = [.. _observation.Scenario.Datacenter.Hosts.Select(_ => new List<int>())];
        for (int vm = 0; vm < hostOf.Length; vm++)
        {
            groups[hostOf[vm]].Add(vm);
        }

        return groups;
    }
}
