using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Preserve: some VMs can be given at least so much of one resource on the hosts they are on. A VM's need is the largest of its
/// usage and the amounts that preserve constraints of the problem ask for; all VMs of a host are counted with their needs.
/// Invariant: ∀h that holds a VM of this constraint: Σ_{v: host(v)=h} need(v, r) ≤ limit(h, r), where the limit is that of overbook
/// constraints, else that of capacity constraints, else the capacity. Discrete. It tolerates nothing at first.
/// Source: BtrPlace, constraint preserve.
/// </summary>
public sealed class PreserveConstraint : IPlacementConstraint
{
    private readonly FrozenSet<int> _vms;

    /// <summary>Creates a constraint that asks the same amount for every VM.</summary>
    /// <param name="vms">The VMs.</param>
    /// <param name="resource">Position of the resource.</param>
    /// <param name="amount">What each of them is to be given, in the unit of the resource.</param>
    public PreserveConstraint(IEnumerable<int> vms, int resource, long amount)
        : this(resource, vms.Select(v => (v, amount)))
    {
    }

    /// <summary>Creates a constraint that asks an amount of its own for each VM.</summary>
    /// <param name="resource">Position of the resource.</param>
    /// <param name="amounts">The VMs and what each is to be given; of a VM named twice the larger amount counts.</param>
    public PreserveConstraint(int resource, IEnumerable<(int Vm, long Amount)> amounts)
    {
        (int Vm, long Amount)[] largest = [.. amounts.GroupBy(a => a.Vm).Select(g => (g.Key, g.Max(a => a.Amount))).OrderBy(a => a.Key)];
        Vms = [.. largest.Select(a => a.Vm)];
        Amounts = [.. largest.Select(a => a.Amount)];
        Resource = resource;
        _vms = Vms.ToFrozenSet();
    }

    /// <inheritdoc/>
    public string Name => "preserve";

    /// <summary>The VMs, in index order.</summary>
    public ImmutableArray<int> Vms { get; }

    /// <summary>What each of them is to be given, in the order of <see cref="Vms"/>.</summary>
    public ImmutableArray<long> Amounts { get; }

    /// <summary>Position of the resource.</summary>
    public int Resource { get; }

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireVms("PreserveConstraint.Vms", Vms, problem);
        ConstraintData.RequireResource("PreserveConstraint.Resource", Resource, problem);
        ConstraintData.RequireNoneNegative("PreserveConstraint.Amounts", Amounts.AsSpan());
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        Allotment allotment = state.Allotment;
        bool isAsked = _vms.Contains(vm);
        long needed = state.HostOf(vm) == host ? 0 : allotment.NeedOf(vm, Resource);
        foreach (int other in state.VmsOn(host))
        {
            isAsked |= _vms.Contains(other);
            needed += allotment.NeedOf(other, Resource);
        }

        return !isAsked || needed <= allotment.LimitOf(host, Resource);
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        var allotment = new Allotment(problem);
        long[] needed = new long[problem.HostCount];
        foreach (int vm in Enumerable.Range(0, problem.VmCount).Where(v => assignment[v] != Assignment.Unplaced))
        {
            needed[assignment[vm]] += allotment.NeedOf(vm, Resource);
        }

        Infrastructure.Resource resource = problem.Resources.Resources[Resource];
        foreach (int host in Vms.Select(v => assignment[v]).Where(h => h != Assignment.Unplaced).Distinct().Order())
        {
            long excess = needed[host] - allotment.LimitOf(host, Resource);
            if (excess > 0)
            {
                string message = $"Host {host} lacks {AmountText.Of(resource, excess)} of {resource.Name} for what its VMs are to be given.";
                yield return new ConstraintViolation(Name, message, excess, resource.Unit);
            }
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        var allotment = new Allotment(problem);
        long[] needs = [.. Enumerable.Range(0, problem.VmCount).Select(v => allotment.NeedOf(v, Resource))];
        long most = needs.Sum();
        foreach (int h in StatedHosts.Of(problem, model, Vms))
        {
            // Set where the host holds one of the VMs: only then does its limit count.
            long limit = allotment.LimitOf(h, Resource);
            int flag = model.NewFlag();
            model.AddAtMost(Name, Vms.Select(v => new AssignmentTerm(v, h, 1)), [new FlagTerm(flag, -Vms.Length)], 0);
            IEnumerable<AssignmentTerm> terms = needs.Select((need, v) => new AssignmentTerm(v, h, need));
            long slack = Math.Max(0, most - limit);
            model.AddAtMost(Name, terms, [new FlagTerm(flag, slack)], limit + slack);
        }
    }
}
