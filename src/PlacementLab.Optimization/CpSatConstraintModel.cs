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
    private readonly SortedSet<string>[] _forbiddenBy;
    private readonly List<BoolVar> _flags = [];

    public CpSatConstraintModel(PlacementProblem problem, Neighbourhood neighbourhood)
    {
        _problem = problem;
        _neighbourhood = neighbourhood;
        int count = neighbourhood.FreeVms.Length;
        _isOn = [.. Enumerable.Range(0, count).Select(i => neighbourhood.Candidates[i].ToDictionary(h => h, _ => Model.NewBoolVar("")))];
        _forbiddenHosts = [.. Enumerable.Range(0, count).Select(_ => new HashSet<int>())];
        _forbiddenBy = [.. Enumerable.Range(0, count).Select(_ => new SortedSet<string>(StringComparer.Ordinal))];
        for (int i = 0; i < count; i++)
        {
            Model.AddExactlyOne(neighbourhood.Candidates[i].Select(h => _isOn[i][h]));
        }
    }

    /// <summary>The model so far.</summary>
    public CpModel Model { get; } = new();

    /// <summary>Conflicts that the fixed VMs cause by themselves.</summary>
    public List<string> FixedConflicts { get; } = [];

    /// <summary>A VM that constraints forbid every host of the problem, with their names; null when there is none.</summary>
    public (int Vm, IReadOnlyCollection<string> Constraints)? VmWithoutHost()
    {
        int i = Array.FindIndex(_forbiddenHosts, f => f.Count == _problem.HostCount);
        return i < 0 ? null : (_neighbourhood.FreeVms[i], _forbiddenBy[i]);
    }

    /// <summary>The Boolean "free VM number i is on the host", or null where the host is no candidate.</summary>
    public BoolVar? IsOn(int freeIndex, int host) => _isOn[freeIndex].GetValueOrDefault(host);

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
            if (_problem.Initial[vm] == host)
            {
                FixedConflicts.Add($"{name}: VM {vm} is on host {host}, whose VMs are not free");
            }

            return;
        }

        _forbiddenBy[i].Add(name);
        if (_forbiddenHosts[i].Add(host) && IsOn(i, host) is { } variable)
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
                left -= _problem.Initial[term.Vm] == term.Host ? term.Coefficient : 0;
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
            FixedConflicts.Add(_neighbourhood.IsWhole ? $"{name}: broken wherever the VMs are" : $"{name}: broken by VMs that are not free");
        }
        else if (most > left)
        {
            Model.Add(sum <= left);
        }
    }
}
