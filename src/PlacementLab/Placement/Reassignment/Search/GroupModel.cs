namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>Groups in flat arrays, locations and neighbourhoods numbered without gaps. Row -1: nothing to watch.</summary>
internal sealed class GroupModel
{
    /// <summary>Largest group whose members' hosts are looked through one by one.</summary>
    private const int ScannedMembers = 6;

    public GroupModel(FlatProblem problem)
    {
        int groups = problem.Groups.Length;
        GroupOf = [.. problem.GroupOf];
        Location = Renumbered(problem.LocationOf);
        Neighbourhood = Renumbered(problem.NeighbourhoodOf);
        LocationCount = Location.Max() + 1;
        HostsByLocation = [.. Enumerable.Range(0, LocationCount).Select(l => Enumerable.Range(0, Location.Length).Where(h => Location[h] == l).ToArray())];
        NeighbourhoodCount = Neighbourhood.Max() + 1;
        (MemberStart, Members) = MembersOf(problem);
        MinimumSpread = [.. problem.Groups.Select(g => g.MinimumSpread)];
        bool[] isDependency = new bool[groups];
        Needs = [.. problem.Groups.Select((g, i) => g.DependsOn.Where(needed => needed != i).ToArray())];
        NeededBy = Reversed(Needs);
        for (int g = 0; g < groups; g++)
        {
            isDependency[g] = Needs[g].Length + NeededBy[g].Length > 0;
        }

        IsDistinct = [.. Enumerable.Range(0, groups).Select(g => problem.Groups[g].NeedsDistinctHosts && Size(g) > 1)];
        CrowdRow = Rows(groups, g => IsDistinct[g] && Size(g) > ScannedMembers);
        SpreadRow = Rows(groups, g => MinimumSpread[g] > 1);
        DependencyRow = Rows(groups, g => isDependency[g]);
    }

    public int[] GroupOf { get; }

    public int[] Location { get; }

    public int LocationCount { get; }

    public int[] Neighbourhood { get; }

    public int NeighbourhoodCount { get; }

    /// <summary>Where each group's VMs start in <see cref="Members"/>, and one entry more.</summary>
    public int[] MemberStart { get; }

    public int[] Members { get; }

    public int[] MinimumSpread { get; }

    public bool[] IsDistinct { get; }

    public int[][] Needs { get; }

    public int[][] NeededBy { get; }

    /// <summary>Row of each group in a table of VMs per host, for groups too large to look through.</summary>
    public int[] CrowdRow { get; }

    /// <summary>Row of each group in a table of VMs per location.</summary>
    public int[] SpreadRow { get; }

    /// <summary>Row of each group in a table of VMs per neighbourhood.</summary>
    public int[] DependencyRow { get; }

    /// <summary>The most that all groups can lack.</summary>
    public double MostBroken => MinimumSpread.Sum(m => (double)m) + (Needs.Sum(n => (double)n.Length) * NeighbourhoodCount);

    /// <summary>The hosts of each location.</summary>
    public int[][] HostsByLocation { get; }

    /// <summary>A host in the location of a host, perhaps itself.</summary>
    public int Neighbour(int host, SearchRandom random)
    {
        int[] hosts = HostsByLocation[Location[host]];
        return hosts[random.Next(hosts.Length)];
    }

    public int Size(int group) => MemberStart[group + 1] - MemberStart[group];

    private static int[] Rows(int groups, Func<int, bool> isWatched)
    {
        int next = 0;
        return [.. Enumerable.Range(0, groups).Select(g => isWatched(g) ? next++ : -1)];
    }

    private static int[] Renumbered(int[] numbers)
    {
        int[] used = [.. numbers.Distinct().Order()];
        return [.. numbers.Select(n => Array.BinarySearch(used, n))];
    }

    private static (int[] Start, int[] Members) MembersOf(FlatProblem problem)
    {
        int[] start = new int[problem.Groups.Length + 1];
        foreach (int group in problem.GroupOf)
        {
            start[group + 1]++;
        }

        for (int g = 0; g < problem.Groups.Length; g++)
        {
            start[g + 1] += start[g];
        }

        int[] next = [.. start];
        int[] members = new int[problem.VmCount];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            members[next[problem.GroupOf[vm]]++] = vm;
        }

        return (start, members);
    }

    private static int[][] Reversed(int[][] needs)
    {
        var neededBy = new List<int>[needs.Length];
        for (int g = 0; g < needs.Length; g++)
        {
            neededBy[g] = [];
        }

        for (int g = 0; g < needs.Length; g++)
        {
            foreach (int needed in needs[g])
            {
                neededBy[needed].Add(g);
            }
        }

        return [.. neededBy.Select(l => l.ToArray())];
    }
}
