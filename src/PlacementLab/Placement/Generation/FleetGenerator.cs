using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Infrastructure;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Reassignment.Search;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Placement.Generation;

/// <summary>
/// Draws large fleets by seed: three kinds of hosts that offer resources in different proportions, VMs of five sizes with three
/// shapes and noise, groups of VMs that have to be on different hosts. The objective is to use few hosts (10,000 each) and then to
/// stay below 90 % of capacity (1 for each 1/10,000 of a host's capacity above it).
/// </summary>
public static class FleetGenerator
{
    private const long Unit = 10_000;
    private const long HostCost = 10_000;
    private static readonly string[] _names = ["cpu", "memory", "disk", "network", "gpu", "iops", "sessions", "licences"];

    // Capacity of the kinds of hosts for each resource, in turn, as a share of the largest.
    private static readonly double[][] _kinds = [[0.7, 0.7, 0.6], [1.0, 1.0, 0.6], [0.5, 0.8, 1.0]];
    private static readonly double[][] _shapes = [[1.0, 0.5, 0.6], [0.7, 1.0, 0.5], [0.4, 0.6, 1.3]];
    private static readonly double[] _sizes = [1, 1, 2, 2, 4, 8];

    /// <summary>Draws a fleet.</summary>
    /// <param name="options">What it is like.</param>
    /// <exception cref="InvalidInputException">An option is out of range, or the VMs could not be put on hosts at random.</exception>
    public static PlacementProblem Create(FleetOptions options)
    {
        Require(options);
        var random = new SearchRandom(options.Seed, 0);
        ImmutableArray<ResourceVector> capacity = [.. Enumerable.Range(0, options.Hosts).Select(_ => CapacityOf(_kinds[random.Next(_kinds.Length)], options.Resources))];
        ImmutableArray<ResourceVector> usage = Usage(options, capacity, random);
        ImmutableArray<IPlacementConstraint> constraints = [new CapacityConstraint { IsStrict = true }, .. Groups(options, random)];
        ImmutableArray<ResourceVector> safety = [.. capacity.Select(c => Scaled(c, 0.9))];
        var problem = new PlacementProblem
        {
            Datacenter = AbstractFleet.Hosts(options.Hosts, "host"),
            Vms = AbstractFleet.Vms(options.Vms, "vm"),
            Resources = ResourceSpace.Of([.. _names.Take(options.Resources).Select(n => new Resource(n, "units", n == "memory"))]),
            Usage = usage,
            Capacity = capacity,
            Initial = Assignment.AllUnplaced(options.Vms),
            Constraints = constraints,
            Objective = new Objective
            {
                HostTerms = [(new HostCountTerm(), HostCost)],
                UsageTerms = [(new SafetyCapacityTerm(safety, [.. Enumerable.Repeat(1L, options.Resources)]), 1)],
            },
        };
        return options.IsPlaced ? problem with { Initial = Scattered(problem, random) } : problem;
    }

    private static void Require(FleetOptions options)
    {
        (string Name, bool IsValid, string Expected)[] checks =
        [
            ("Hosts", options.Hosts is >= 1 and <= 10_000_000, "1 to 10,000,000"),
            ("Vms", options.Vms is >= 1 and <= 100_000_000, "1 to 100,000,000"),
            ("Resources", options.Resources >= 1 && options.Resources <= _names.Length, $"1 to {_names.Length}"),
            ("Fill", options.Fill is > 0 and <= 0.9, "above 0 and at most 0.9"),
            ("Grouped", options.Grouped is >= 0 and <= 1, "0 to 1"),
            ("LargestGroup", options.LargestGroup >= 2, "at least 2"),
        ];
        foreach ((string name, bool isValid, string expected) in checks)
        {
            if (!isValid)
            {
                throw new InvalidInputException($"FleetOptions.{name}", "a value out of range", expected, "Correct the option.");
            }
        }
    }

    private static ResourceVector CapacityOf(double[] kind, int resources) =>
        new([.. Enumerable.Range(0, resources).Select(r => (long)(kind[r % kind.Length] * Unit))]);

    private static ResourceVector Scaled(ResourceVector vector, double factor) => new([.. vector.Amounts.ToArray().Select(a => (long)(a * factor))]);

    // Scaled so that the scarcest resource is filled as asked; no VM takes more than 45 % of the smallest host.
    private static ImmutableArray<ResourceVector> Usage(FleetOptions options, ImmutableArray<ResourceVector> capacity, SearchRandom random)
    {
        int resources = options.Resources;
        double[] drawn = new double[(long)options.Vms * resources];
        double[] sums = new double[resources];
        for (int vm = 0; vm < options.Vms; vm++)
        {
            double size = _sizes[random.Next(_sizes.Length)];
            double[] shape = _shapes[random.Next(_shapes.Length)];
            for (int r = 0; r < resources; r++)
            {
                double amount = size * shape[r % shape.Length] * (0.6 + (0.8 * random.NextUnit()));
                drawn[(vm * resources) + r] = amount;
                sums[r] += amount;
            }
        }

        double factor = Enumerable.Range(0, resources).Min(r => options.Fill * capacity.Sum(c => (double)c[r]) / sums[r]);
        long[] most = [.. Enumerable.Range(0, resources).Select(r => (long)(0.45 * capacity.Min(c => c[r])))];
        var usage = ImmutableArray.CreateBuilder<ResourceVector>(options.Vms);
        long[] amounts = new long[resources];
        for (int vm = 0; vm < options.Vms; vm++)
        {
            for (int r = 0; r < resources; r++)
            {
                amounts[r] = Math.Clamp((long)(drawn[(vm * resources) + r] * factor), 1, most[r]);
            }

            usage.Add(new ResourceVector(amounts));
        }

        return usage.MoveToImmutable();
    }

    private static IEnumerable<IPlacementConstraint> Groups(FleetOptions options, SearchRandom random)
    {
        int grouped = (int)(options.Grouped * options.Vms);
        int largest = Math.Min(options.LargestGroup, options.Hosts);
        for (int first = 0; first + 1 < grouped && largest >= 2;)
        {
            int count = Math.Min(2 + random.Next(largest - 1), grouped - first);
            yield return new SpreadConstraint(Enumerable.Range(first, count)) { IsStrict = true };
            first += count;
        }
    }

    private static Assignment Scattered(PlacementProblem problem, SearchRandom random)
    {
        const int Attempts = 1000;
        var state = new SearchState(problem, problem.Initial);
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            int host = random.Next(problem.HostCount);
            for (int i = 0; i < Attempts && !state.Allows(vm, host); i++)
            {
                host = random.Next(problem.HostCount);
            }

            if (!state.Allows(vm, host))
            {
                throw new InvalidInputException(
                    "FleetOptions.Fill", string.Create(CultureInfo.InvariantCulture, $"a fleet so full that VM {vm} found no host in {Attempts} draws"),
                    "room for VMs put on hosts at random", "Fill it less, or start with no VM placed.");
            }

            state.Move(vm, host);
        }

        return state.ToAssignment();
    }
}
