using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Placement.Reassignment;

/// <summary>Lays a placement problem out in flat arrays; what does not fit there stays a constraint to be asked.</summary>
internal sealed class FlatProblemCompiler
{
    private readonly PlacementProblem _problem;
    private readonly GroupCompiler _groups;
    private readonly CapacityConstraint? _capacity;

    private FlatProblemCompiler(PlacementProblem problem)
    {
        _problem = problem;
        _groups = new GroupCompiler(problem);
        _capacity = problem.Constraints.OfType<CapacityConstraint>().FirstOrDefault();
        Side = [.. problem.Constraints.Where(c => !ReferenceEquals(c, _capacity) && !_groups.Took(c) && !(c is OverbookConstraint && FoldsOverbooking))];
    }

    /// <summary>The constraints that the flat form does not hold.</summary>
    private ImmutableArray<IPlacementConstraint> Side { get; }

    /// <summary>Compiles a valid problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="start">Where the search starts; complete.</param>
    /// <exception cref="InvalidInputException">A term of the objective is of a kind that the search cannot evaluate, or a cost may pass the 64-bit range.</exception>
    public static (FlatProblem Flat, ImmutableArray<IPlacementConstraint> Side) Compile(PlacementProblem problem, Assignment start) => Of(problem).At(start);

    /// <summary>Looks at a valid problem and refuses it if the search cannot evaluate it.</summary>
    /// <param name="problem">The problem.</param>
    /// <exception cref="InvalidInputException">A term of the objective is of a kind that the search cannot evaluate; it is named.</exception>
    public static FlatProblemCompiler Of(PlacementProblem problem)
    {
        var compiler = new FlatProblemCompiler(problem);
        compiler.Single<SafetyCapacityTerm>();
        compiler.MoveCosts();
        compiler.Risk();
        compiler.Balances();
        return compiler;
    }

    /// <summary>Lays the problem out.</summary>
    /// <param name="start">Where the search starts; complete.</param>
    /// <exception cref="InvalidInputException">A cost may pass the 64-bit range.</exception>
    public (FlatProblem Flat, ImmutableArray<IPlacementConstraint> Side) At(Assignment start)
    {
        FlatProblem flat = Flat(start);
        FlatCostRange.Validate(flat);
        return (flat, Side);
    }

    // Overbooking counts nothing for VMs that left, so it is a limit like any other only where capacity counts nothing for them either.
    private bool FoldsOverbooking => _capacity is { CountsTransient: false };

    private FlatProblem Flat(Assignment start)
    {
        SafetyCapacityTerm? safety = Single<SafetyCapacityTerm>();
        long weight = _problem.Objective.UsageTerms.FirstOrDefault(t => ReferenceEquals(t.Term, safety)).Weight;
        long[] capacity = Capacities();
        return new FlatProblem
        {
            ResourceCount = _problem.Resources.Count,
            LoadWeight = safety is null ? new long[_problem.Resources.Count] : [.. safety.Weights.Select(w => checked(w * weight))],
            IsTransient = [.. _problem.Resources.Resources.Select(r => r.IsTransient && _capacity?.CountsTransient == true)],
            LocationOf = _groups.LocationOf,
            NeighbourhoodOf = _groups.NeighbourhoodOf,
            Offered = Flatten(_problem.Capacity),
            Capacity = capacity,
            SafetyCapacity = safety is null ? Flatten(_problem.Capacity) : Flatten(safety.SafetyCapacity),
            Groups = _groups.Groups,
            GroupOf = _groups.GroupOf,
            Usage = Flatten(_problem.Usage),
            MoveCost = MoveCosts(),
            HostPairCost = PairCosts(),
            GroupWeight = _problem.Objective.GroupTerms.Sum(t => t.Weight),
            Balances = Balances(),
            Curves = _problem.Objective.HostTerms.IsEmpty ? [] : [.. _problem.Objective.CurvesOf(_problem)],
            HostRisk = Risk()?.Term.FailureProbability.ToArray() ?? [],
            VmValue = Risk() is { } risk ? [.. risk.Term.ValueOfVm.Select(v => v * risk.Weight)] : [],
            Together = [.. _problem.Constraints.OfType<GatherConstraint>().Where(g => g.Vms.Length > 1).Select(g => g.Vms.ToArray())],
            Home = [.. _problem.Initial.HostOf],
            Start = [.. start.HostOf],
        };
    }

    private static long[] Flatten(ImmutableArray<ResourceVector> vectors)
    {
        int resources = vectors[0].Amounts.Length;
        long[] flat = new long[vectors.Length * resources];
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i].Amounts.CopyTo(flat.AsSpan(i * resources));
        }

        return flat;
    }

    // What a host may carry: its capacity, overbooked, or what it carried at first where that is tolerated.
    private long[] Capacities()
    {
        long[] limits = Flatten(_problem.Capacity);
        int resources = _problem.Resources.Count;
        if (_capacity is null)
        {
            // No limit: more than all VMs together.
            for (int i = 0; i < limits.Length; i++)
            {
                limits[i] = Math.Max(limits[i], _problem.Usage.Sum(u => u[i % resources]));
            }

            return limits;
        }

        for (int host = 0; host < _problem.HostCount && _capacity.CpuOverbooking > 1; host++)
        {
            limits[host * resources] = (long)(limits[host * resources] * _capacity.CpuOverbooking);
        }

        limits = _capacity.IsStrict ? limits : Tolerating(limits, resources);
        LimitOverbooked(limits, resources);
        return limits;
    }

    private void LimitOverbooked(long[] limits, int resources)
    {
        var covered = new HashSet<int>();
        foreach (OverbookConstraint overbook in _problem.Constraints.OfType<OverbookConstraint>())
        {
            foreach (int host in overbook.Hosts)
            {
                int at = (host * resources) + overbook.Resource;
                long limit = FoldsOverbooking ? overbook.LimitOf(_problem.Capacity[host][overbook.Resource]) : long.MaxValue / 2 / _problem.HostCount;
                limits[at] = covered.Add(at) ? limit : Math.Min(limits[at], limit);
            }
        }
    }

    private long[] Tolerating(long[] limits, int resources)
    {
        long[] initial = new long[limits.Length];
        for (int vm = 0; vm < _problem.VmCount; vm++)
        {
            for (int r = 0; r < resources && _problem.Initial[vm] != Assignment.Unplaced; r++)
            {
                initial[(_problem.Initial[vm] * resources) + r] += _problem.Usage[vm][r];
            }
        }

        return [.. limits.Zip(initial, Math.Max)];
    }

    private double[] MoveCosts()
    {
        double[] costs = new double[_problem.VmCount];
        foreach ((IMoveCostTerm term, double weight) in _problem.Objective.MoveTerms)
        {
            if (term is MigrationCostTerm migration)
            {
                for (int vm = 0; vm < costs.Length; vm++)
                {
                    costs[vm] += weight * migration.CostByVm[vm];
                }
            }
            else if (term is not (HostPairCostTerm or FailureRiskTerm))
            {
                throw Unknown(term.Name, term.GetType());
            }
        }

        return costs;
    }

    private double[] PairCosts()
    {
        double[] costs = [];
        foreach ((IMoveCostTerm term, double weight) in _problem.Objective.MoveTerms)
        {
            if (term is HostPairCostTerm pairs && weight != 0)
            {
                costs = [.. pairs.CostOfPair.Select((c, i) => (weight * c) + (costs.Length == 0 ? 0 : costs[i]))];
            }
        }

        return costs;
    }

    private (FailureRiskTerm Term, double Weight)? Risk()
    {
        (IMoveCostTerm Term, double Weight)[] risks = [.. _problem.Objective.MoveTerms.Where(t => t.Term is FailureRiskTerm)];
        return risks.Length switch
        {
            0 => null,
            1 => ((FailureRiskTerm)risks[0].Term, risks[0].Weight),
            _ => throw Unknown(risks[1].Term.Name + ", a second time", typeof(FailureRiskTerm)),
        };
    }

    private BalanceGoal[] Balances()
    {
        foreach ((IHostUsageTerm term, _) in _problem.Objective.UsageTerms)
        {
            if (term is not (SafetyCapacityTerm or FreeRatioTerm))
            {
                throw Unknown(term.Name, term.GetType());
            }
        }

        return
        [
            .. _problem.Objective.UsageTerms.Where(t => t.Term is FreeRatioTerm).Select(t => (Term: (FreeRatioTerm)t.Term, t.Weight))
                .Where(t => t.Term.Weight * t.Weight > 0)
                .Select(t => new BalanceGoal(t.Term.First, t.Term.Second, t.Term.Target, checked(t.Term.Weight * t.Weight))),
        ];
    }

    private TTerm? Single<TTerm>()
        where TTerm : class, IHostUsageTerm
    {
        TTerm[] terms = [.. _problem.Objective.UsageTerms.Select(t => t.Term).OfType<TTerm>()];
        return terms.Length > 1 ? throw Unknown(terms[1].Name + ", a second time", typeof(TTerm)) : terms.FirstOrDefault();
    }

    private static InvalidInputException Unknown(string name, Type type) => new(
        $"the objective, term \"{name}\"", $"a {type.Name}", "a term that the solver \"lns\" can evaluate",
        "Leave the term out, or use the solver \"local-search\".");
}
