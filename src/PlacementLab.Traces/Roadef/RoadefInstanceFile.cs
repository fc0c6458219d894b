using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using PlacementLab.Placement.Reassignment;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Roadef;

/// <summary>
/// Reads machine-reassignment instances of the ROADEF/EURO challenge 2012: a model file and the assignment to start from, both
/// whole numbers separated by white space (problem definition version 1, section 2); a name that ends in .gz is unpacked.
/// </summary>
public static class RoadefInstanceFile
{
    /// <summary>Reads an instance.</summary>
    /// <param name="modelPath">The model file.</param>
    /// <param name="initialPath">The initial assignment. It may break constraints; the checker says so.</param>
    /// <exception cref="InvalidInputException">A file is missing or not of the format, or the numbers do not fit together.</exception>
    public static ReassignmentProblem Read(string modelPath, string initialPath)
    {
        var tokens = new RoadefTokens(InputFile.ReadUnpacked(modelPath).Content, modelPath);
        ImmutableArray<LoadResource> resources = Resources(tokens);
        Hosts hosts = ReadHosts(tokens, resources.Length);
        ImmutableArray<VmGroup> groups = Groups(tokens);
        Vms vms = ReadVms(tokens, resources.Length, groups.Length);
        ImmutableArray<BalanceGoal> balances = Balances(tokens, resources.Length);
        var weights = new MoveWeights(tokens.Amount("weight of process moves"), tokens.Amount("weight of service moves"), tokens.Amount("weight of machine moves"));
        tokens.End("the three weights of moving");
        var problem = new ReassignmentProblem
        {
            Resources = resources,
            LocationOf = Frozen(hosts.Location),
            NeighbourhoodOf = Frozen(hosts.Neighbourhood),
            Capacity = Frozen(hosts.Capacity),
            SafetyCapacity = Frozen(hosts.Safety),
            HostPairCost = Frozen(hosts.PairCost),
            Groups = groups,
            GroupOf = Frozen(vms.Group),
            Usage = Frozen(vms.Usage),
            MoveCost = Frozen(vms.MoveCost),
            Balances = balances,
            Weights = weights,
            Initial = RoadefAssignmentFile.Read(initialPath, vms.Group.Length, hosts.Location.Length),
        };
        problem.Validate();
        return problem;
    }

    private static ImmutableArray<LoadResource> Resources(RoadefTokens tokens)
    {
        var resources = new LoadResource[tokens.Count("number of resources", least: 1)];
        for (int r = 0; r < resources.Length; r++)
        {
            bool isTransient = tokens.Flag("transient flag of a resource");
            string name = string.Create(CultureInfo.InvariantCulture, $"resource {r}");
            resources[r] = new LoadResource(name, tokens.Amount("load weight of a resource"), isTransient);
        }

        return Frozen(resources);
    }

    private static Hosts ReadHosts(RoadefTokens tokens, int resources)
    {
        int count = tokens.Count("number of machines", least: 1);
        RequireRoom(tokens, "number of machines", count, count + (2L * resources) + 2);
        var hosts = new Hosts(
            new int[count], new int[count], new long[count * resources], new long[count * resources], new long[count * count]);
        for (int h = 0; h < count; h++)
        {
            hosts.Neighbourhood[h] = tokens.Index("neighborhood of a machine", int.MaxValue);
            hosts.Location[h] = tokens.Index("location of a machine", int.MaxValue);
            tokens.Amounts("capacity of a machine", hosts.Capacity.AsSpan(h * resources, resources));
            tokens.Amounts("safety capacity of a machine", hosts.Safety.AsSpan(h * resources, resources));
            tokens.Amounts("move cost between machines", hosts.PairCost.AsSpan(h * count, count));
        }

        return hosts;
    }

    private static ImmutableArray<VmGroup> Groups(RoadefTokens tokens)
    {
        int count = tokens.Count("number of services", least: 1);
        var groups = new VmGroup[count];
        for (int g = 0; g < count; g++)
        {
            int spread = tokens.Index("spread of a service", int.MaxValue);
            int[] needed = new int[tokens.Count("number of dependencies of a service")];
            for (int d = 0; d < needed.Length; d++)
            {
                needed[d] = tokens.Index("dependency of a service", count);
            }

            groups[g] = new VmGroup(spread, [.. needed.Distinct()]);
        }

        return Frozen(groups);
    }

    private static Vms ReadVms(RoadefTokens tokens, int resources, int groups)
    {
        int count = tokens.Count("number of processes", least: 1);
        RequireRoom(tokens, "number of processes", count, resources + 2L);
        var vms = new Vms(new int[count], new long[count * resources], new long[count]);
        for (int vm = 0; vm < count; vm++)
        {
            vms.Group[vm] = tokens.Index("service of a process", groups);
            tokens.Amounts("requirement of a process", vms.Usage.AsSpan(vm * resources, resources));
            vms.MoveCost[vm] = tokens.Amount("move cost of a process");
        }

        return vms;
    }

    private static ImmutableArray<BalanceGoal> Balances(RoadefTokens tokens, int resources)
    {
        var balances = new BalanceGoal[tokens.Count("number of balance triples")];
        for (int b = 0; b < balances.Length; b++)
        {
            balances[b] = new BalanceGoal(
                tokens.Index("first resource of a balance triple", resources), tokens.Index("second resource of a balance triple", resources),
                tokens.Amount("target of a balance triple"), tokens.Amount("weight of a balance triple"));
        }

        return Frozen(balances);
    }

    // Before memory is taken for them: what a count promises must fit into the rest of the file.
    private static void RequireRoom(RoadefTokens tokens, string what, int count, long numbersEach)
    {
        if (count * numbersEach > tokens.Possible)
        {
            string needed = (count * numbersEach).ToString(CultureInfo.InvariantCulture);
            throw tokens.Misfit(what, $"{count}, for which {needed} numbers would have to follow", $"at most the {tokens.Possible} that the rest of the file can hold");
        }
    }

    private static ImmutableArray<T> Frozen<T>(T[] values) => ImmutableCollectionsMarshal.AsImmutableArray(values);

    private sealed record Hosts(int[] Location, int[] Neighbourhood, long[] Capacity, long[] Safety, long[] PairCost);

    private sealed record Vms(int[] Group, long[] Usage, long[] MoveCost);
}
