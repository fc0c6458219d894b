using System.Collections.Immutable;
using Google.OrTools.Sat;
using PlacementLab.Placement;

namespace PlacementLab.Optimization.Linear;

/// <summary>The formulation of a whole problem: every VM free, every host a candidate.</summary>
internal sealed class WholeFormulation
{
    private readonly Neighbourhood _neighbourhood;
    private readonly CpSatConstraintModel _model;
    private readonly CostModel _cost;

    public WholeFormulation(PlacementProblem problem, double costSteps, Assignment? hint)
    {
        Problem = problem;
        int[] hosts = [.. Enumerable.Range(0, problem.HostCount)];
        int[][] candidates = [.. Enumerable.Repeat(hosts, problem.VmCount)];
        _neighbourhood = new Neighbourhood(problem, [.. Enumerable.Range(0, problem.VmCount)], candidates, problem.HostCount);
        _model = new CpSatConstraintModel(problem, _neighbourhood);
        foreach (IPlacementConstraint constraint in problem.Constraints)
        {
            constraint.State(problem, _model);
        }

        _cost = new CostModel(new SearchState(problem, problem.Initial), _neighbourhood, _model, costSteps);
        if (hint is not null)
        {
            _cost.Hint(hint);
        }
    }

    /// <summary>The problem.</summary>
    public PlacementProblem Problem { get; }

    /// <summary>The formulation.</summary>
    public CpModel Model => _model.Model;

    /// <summary>How far the cost of any assignment in the formulation may be from its true cost.</summary>
    public double Tolerance => _cost.Tolerance;

    /// <summary>What leaves a VM no host, in words; null when each has one.</summary>
    public string? VmWithoutHost => _model.VmWithoutHost() is { } homeless
        ? $"{string.Join(", ", homeless.Constraints)} (leaves VM {Problem.Vms[homeless.Vm].Name} no host)"
        : null;

    /// <summary>The cost that an objective value stands for.</summary>
    public double CostOf(double steps) => _cost.CostOf(steps);

    /// <summary>The assignment that the values of the variables stand for.</summary>
    /// <param name="isSet">Whether a variable is 1.</param>
    public Assignment Read(Func<BoolVar, bool> isSet)
    {
        var hostOf = ImmutableArray.CreateBuilder<int>(Problem.VmCount);
        for (int vm = 0; vm < Problem.VmCount; vm++)
        {
            int free = vm;
            hostOf.Add(Array.FindIndex(_neighbourhood.Candidates[vm], h => isSet(_model.IsOn(free, h)!)));
        }

        return new Assignment(hostOf.MoveToImmutable());
    }
}
