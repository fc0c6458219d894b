using System.Collections.Immutable;

namespace PlacementLab.Placement;

/// <summary>The hinges of all hosts, and what they cost as VMs come and go.</summary>
internal sealed class HostHinges
{
    private readonly ImmutableArray<UsageHinge>[] _hinges;
    private readonly long[] _used;

    private HostHinges(PlacementProblem problem)
    {
        _hinges = [.. Enumerable.Range(0, problem.HostCount).Select(h => problem.Objective.HingesOf(problem, h))];
        _used = new long[problem.Resources.Count];
    }

    /// <summary>The hinges of a problem; null when it has none.</summary>
    public static HostHinges? Of(PlacementProblem problem) => problem.Objective.UsageTerms.IsEmpty ? null : new HostHinges(problem);

    /// <summary>Cost of a host once a VM has come and another one gone.</summary>
    /// <param name="host">Index of the host.</param>
    /// <param name="used">What its VMs use now.</param>
    /// <param name="gained">What the VM uses that comes; empty for none.</param>
    /// <param name="lost">What the VM uses that goes; empty for none.</param>
    public long At(int host, ReadOnlySpan<long> used, ReadOnlySpan<long> gained, ReadOnlySpan<long> lost)
    {
        for (int r = 0; r < _used.Length; r++)
        {
            _used[r] = used[r] + (gained.IsEmpty ? 0 : gained[r]) - (lost.IsEmpty ? 0 : lost[r]);
        }

        long cost = 0;
        foreach (UsageHinge hinge in _hinges[host])
        {
            cost = checked(cost + hinge.At(_used));
        }

        return cost;
    }
}
