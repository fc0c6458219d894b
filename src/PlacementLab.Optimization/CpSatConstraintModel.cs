using Google.OrTools.Sat;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>
/// Translates the neutral form of constraints to CP-SAT: a Boolean per free VM and candidate host; fixed VMs are folded into
/// the bounds, and what the fixed VMs alone decide never reaches the solver.
/// </summary>
internal sealed class CpSatConstraintModel : IConstraintModel
{
    private readonly PlacementProblem _problem;
    private readonly Neighbourhood _neighbourhood;
    private readonly Dictionary<int, BoolVar>[] _isOn;
    private readonly HashSet<int>[] _forbiddenHosts;
    private readonly List<IPlacementConstraint>[] _forbiddenBy;
    private readonly List<BoolVar> _flags = [];
    private IPlacementConstraint? _stated;

    public CpSatConstraintModel(PlacementProblem problem, Neighbourhood neighbourhood)
    {
        _problem = problem;
        _neighbourhood = neighbourhood;
        int count = neighbourhood.FreeVms.Length;
        _isOn = [.. Enumerable.Range(0, count).Select(i => neighbourhood.Candidates[i].ToDictionary(h => h, _ => Model.NewBoolVar("")))];
        _forbiddenHosts = [.. Enumerable.Range(0, count).Select(_ => new HashSet<int>())];
        _forbiddenBy = [.. Enumerable.Range(0, count).Select(_ => new List<IPlacementConstraint>())];
        for (int i = 0; i < count; i++)
        {
            Model.AddExactlyOne(neighbourhood.Candidates[i].Select(h => _isOn[i][h]));
        }
    }

    /// <summary>The model so far.</summary>
    public CpModel Model { get; } = new();

    /// <summary>Conflicts that the fixed VMs cause by themselves.</summary>
    public List<string> FixedConflicts { get; } = [];

    /// <summary>
    /// What leaves a VM no host of the problem, in words: the constraints that forbid it some, each of which forbids one that those before it do
    /// not. Empty when every VM has one.
    /// </summary>
    public IEnumerable<string> VmWithoutHost()
    {
        int i = Array.FindIndex(_forbiddenHosts, f => f.Count == _problem.HostCount);
        return i < 0 ? [] : _forbiddenBy[i].Select(c => $"{c.Describe(_problem)} (leaves VM {_problem.Vms[_neighbourhood.FreeVms[i]].Name} no host)");
    }

    /// <summary>Lets a constraint state itself.</summary>
    public void Take(IPlacementConstraint constraint)
    {
        _stated = constraint;
        constraint.State(_problem, this);
        _stated = null;
    }

    /// <summary>The Boolean "free VM number i is on the host", or null where the host is no candidate.</summary>
    public BoolVar? IsOn(int freeIndex, int host) => _isOn[freeIndex].GetValueOrDefault(host);

    /// <inheritdoc/>
    public Assignment Current => _neighbourhood.Current;

    /// <inheritdoc/>
    public bool IsFree(int vm) => _neighbourhood.FreeIndexOf(vm) >= 0;

    /// <inheritdoc/>
    public bool IsOpen(int host) => _neighbourhood.IsOpen(host);

    /// <inheritdoc/>
    public void Forbid(string name, int vm, int host)
    {
        int i = _neighbourhood.FreeIndexOf(vm);
        if (i < 0)
        {
            if (_neighbourhood.Current[vm] == host)
            {
                FixedConflicts.Add($"{Words(name)}: VM {_problem.Vms[vm].Name} is on host {_problem.Datacenter.Hosts[host].Name}, whose VMs are not free");
            }

            return;
        }

        if (!_forbiddenHosts[i].Add(host))
        {
            return;
        }

        if (_stated is not null && !_forbiddenBy[i].Contains(_stated))
        {
            _forbiddenBy[i].Add(_stated);
        }

        if (IsOn(i, host) is { } variable)
        {
            Model.Add(variable == 0);
        }
    }

    /// <inheritdoc/>
    public int NewFlag()
    {
        _flags.Add(Model.NewBoolVar(""));
        return _flags.Count - 1;
    }

    /// <inheritdoc/>
    public void AddAtMost(string name, IEnumerable<AssignmentTerm> terms, IEnumerable<FlagTerm> flags, long bound)
    {
        LinearExprBuilder sum = LinearExpr.NewBuilder();
        bool isDecided = true;
        long most = 0;
        long left = bound;
        foreach (AssignmentTerm term in terms)
        {
            int i = _neighbourhood.FreeIndexOf(term.Vm);
            if (i < 0)
            {
                left -= _neighbourhood.Current[term.Vm] == term.Host ? term.Coefficient : 0;
            }
            else if (term.Coefficient != 0 && IsOn(i, term.Host) is { } variable)
            {
                isDecided = false;
                sum.AddTerm(variable, term.Coefficient);
                most += Math.Max(0, term.Coefficient);
            }
        }

        foreach (FlagTerm flag in flags)
        {
            isDecided = false;
            sum.AddTerm(_flags[flag.Flag], flag.Coefficient);
            most += Math.Max(0, flag.Coefficient);
        }

        if (isDecided && left < 0)
        {
            FixedConflicts.Add(_neighbourhood.IsWhole ? $"{Words(name)}: broken wherever the VMs are" : $"{Words(name)}: broken by VMs that are not free");
        }
        else if (most > left)
        {
            Model.Add(sum <= left);
        }
    }

    // Rows that have a name of their own say more than their constraint.
    private string Words(string name) => _stated is not null && _stated.Name == name ? _stated.Describe(_problem) : name;
}
