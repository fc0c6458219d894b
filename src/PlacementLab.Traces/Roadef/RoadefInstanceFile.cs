using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Roadef;

/// <summary>
/// Reads machine-reassignment instances of the ROADEF/EURO challenge 2012: a model file and the assignment to start from, both
/// whole numbers separated by white space (problem definition version 1, section 2); a name that ends in .gz is unpacked.
/// Machines become hosts, processes VMs. A service becomes constraints over its processes: spread (distinct machines), minimum
/// spread over locations, dependency over neighbourhoods; the costs become terms of the objective, with their weights.
/// </summary>
public static class RoadefInstanceFile
{
    /// <summary>Reads an instance.</summary>
    /// <param name="modelPath">The model file.</param>
    /// <param name="initialPath">The initial assignment. It may break constraints; the checker says so.</param>
    /// <exception cref="InvalidInputException">A file is missing or not of the format, or the numbers do not fit together.</exception>
    public static PlacementProblem Read(string modelPath, string initialPath)
    {
        var tokens = new RoadefTokens(InputFile.ReadUnpacked(modelPath).Content, modelPath);
        (ResourceSpace resources, ImmutableArray<long> loadWeights) = Resources(tokens);
        MachineArrays machines = ReadMachines(tokens, resources.Count);
        (int Spread, int[] Needed)[] services = Services(tokens);
        ProcessArrays processes = ReadProcesses(tokens, resources.Count, services.Length);
        (IHostUsageTerm, long)[] balances = Balances(tokens, resources.Count);
        var weights = (Process: tokens.Amount("weight of process moves"), Service: tokens.Amount("weight of service moves"), Machine: tokens.Amount("weight of machine moves"));
        tokens.End("the three weights of moving");
        var problem = new PlacementProblem
        {
            Datacenter = AbstractFleet.Hosts(machines.Location.Length, "machine"),
            Vms = AbstractFleet.Vms(processes.Service.Length, "process"),
            Resources = resources,
            Usage = Vectors(processes.Usage, resources.Count),
            Capacity = Vectors(machines.Capacity, resources.Count),
            Initial = RoadefAssignmentFile.Read(initialPath, processes.Service.Length, machines.Location.Length),
            Constraints = [new CapacityConstraint { CountsTransient = true, IsStrict = true }, .. ServiceConstraints(services, processes, machines)],
            Objective = new Objective
            {
                UsageTerms = [(new SafetyCapacityTerm(Vectors(machines.Safety, resources.Count), loadWeights), 1), .. balances],
                MoveTerms =
                [
                    (new MigrationCostTerm(processes.MoveCost.Select(c => (double)c)), weights.Process),
                    (new HostPairCostTerm(Frozen(machines.PairCost)), weights.Machine),
                ],
                GroupTerms = [new GroupMoveTerm(Frozen(processes.Service), weights.Service)],
            },
        };
        RoadefCostRange.Validate(problem, modelPath);
        problem.Objective.Validate(problem);
        return problem;
    }

    private static IEnumerable<IPlacementConstraint> ServiceConstraints((int Spread, int[] Needed)[] services, ProcessArrays processes, MachineArrays machines)
    {
        ILookup<int, int> members = Enumerable.Range(0, processes.Service.Length).ToLookup(vm => processes.Service[vm]);
        ImmutableArray<int> locations = Frozen(machines.Location);
        ImmutableArray<int> neighbourhoods = Frozen(machines.Neighbourhood);
        for (int service = 0; service < services.Length; service++)
        {
            int[] vms = [.. members[service]];
            if (vms.Length > 1)
            {
                yield return new SpreadConstraint(vms) { IsStrict = true };
            }

            if (services[service].Spread > 1)
            {
                yield return new MinimumSpreadConstraint(vms, locations, services[service].Spread);
            }

            foreach (int needed in services[service].Needed)
            {
                yield return new DependencyConstraint(vms, members[needed], neighbourhoods);
            }
        }
    }

    private static ImmutableArray<ResourceVector> Vectors(long[] amounts, int resources) =>
        [.. Enumerable.Range(0, amounts.Length / resources).Select(i => new ResourceVector(amounts.AsSpan(i * resources, resources)))];

    private static (ResourceSpace Space, ImmutableArray<long> LoadWeights) Resources(RoadefTokens tokens)
    {
        int count = tokens.Count("number of resources", least: 1);
        var resources = new Resource[count];
        long[] weights = new long[count];
        for (int r = 0; r < count; r++)
        {
            bool isTransient = tokens.Flag("transient flag of a resource");
            weights[r] = tokens.Amount("load weight of a resource");
            resources[r] = new Resource(string.Create(CultureInfo.InvariantCulture, $"resource-{r}"), "units", isTransient);
        }

        return (ResourceSpace.Of(resources), Frozen(weights));
    }

    private static MachineArrays ReadMachines(RoadefTokens tokens, int resources)
    {
        int count = tokens.Count("number of machines", least: 1);
        RequireRoom(tokens, "number of machines", count, count + (2L * resources) + 2);
        var machines = new MachineArrays(
            new int[count], new int[count], new long[count * resources], new long[count * resources], new long[count * count]);
        for (int h = 0; h < count; h++)
        {
            machines.Neighbourhood[h] = tokens.Index("neighborhood of a machine", int.MaxValue);
            machines.Location[h] = tokens.Index("location of a machine", int.MaxValue);
            tokens.Amounts("capacity of a machine", machines.Capacity.AsSpan(h * resources, resources));
            tokens.Amounts("safety capacity of a machine", machines.Safety.AsSpan(h * resources, resources));
            tokens.Amounts("move cost between machines", machines.PairCost.AsSpan(h * count, count));
        }

        return machines;
    }

    private static (int Spread, int[] Needed)[] Services(RoadefTokens tokens)
    {
        int count = tokens.Count("number of services", least: 1);
        var services = new (int Spread, int[] Needed)[count];
        for (int s = 0; s < count; s++)
        {
            int spread = tokens.Index("spread of a service", int.MaxValue);
            int[] needed = new int[tokens.Count("number of dependencies of a service")];
            for (int d = 0; d < needed.Length; d++)
            {
                needed[d] = tokens.Index("dependency of a service", count);
            }

            services[s] = (spread, [.. needed.Distinct()]);
        }

        return services;
    }

    private static ProcessArrays ReadProcesses(RoadefTokens tokens, int resources, int services)
    {
        int count = tokens.Count("number of processes", least: 1);
        RequireRoom(tokens, "number of processes", count, resources + 2L);
        var processes = new ProcessArrays(new int[count], new long[count * resources], new long[count]);
        for (int vm = 0; vm < count; vm++)
        {
            processes.Service[vm] = tokens.Index("service of a process", services);
            tokens.Amounts("requirement of a process", processes.Usage.AsSpan(vm * resources, resources));
            processes.MoveCost[vm] = tokens.Amount("move cost of a process");
        }

        return processes;
    }

    private static (IHostUsageTerm Term, long Weight)[] Balances(RoadefTokens tokens, int resources)
    {
        var balances = new (IHostUsageTerm, long)[tokens.Count("number of balance triples")];
        for (int b = 0; b < balances.Length; b++)
        {
            var term = new FreeRatioTerm(
                tokens.Index("first resource of a balance triple", resources), tokens.Index("second resource of a balance triple", resources),
                tokens.Amount("target of a balance triple"), tokens.Amount("weight of a balance triple"));
            balances[b] = (term, 1);
        }

        return balances;
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

    private sealed record MachineArrays(int[] Location, int[] Neighbourhood, long[] Capacity, long[] Safety, long[] PairCost);

    private sealed record ProcessArrays(int[] Service, long[] Usage, long[] MoveCost);
}
