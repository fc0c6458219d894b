using System.Collections.Immutable;
using PlacementLab.Infrastructure;

namespace PlacementLab.Placement;

/// <summary>What must be true of a <see cref="PlacementProblem"/> before a solver starts.</summary>
internal static class ProblemValidation
{
    public static void Validate(PlacementProblem problem)
    {
        RequireAny("Datacenter.Hosts", problem.Datacenter.Hosts, "host");
        RequireAny("Vms", problem.Vms, "VM");
        RequireLength("Usage", problem.Usage, problem.VmCount, "VM");
        RequireLength("Capacity", problem.Capacity, problem.HostCount, "host");
        RequireLength("Initial", problem.Initial.HostOf, problem.VmCount, "VM");
        RequireAmounts("Usage", problem.Usage, problem.Resources);
        RequireAmounts("Capacity", problem.Capacity, problem.Resources);
        RequireInitialHosts(problem);
        RequireRoom(problem);
        RequireLoadCurves(problem);
        problem.Objective.Validate(problem);
        foreach (IPlacementConstraint constraint in problem.Constraints)
        {
            constraint.Validate(problem);
        }
    }

    // A load curve tells a host that is on from one that is off by its CPU load.
    private static void RequireLoadCurves(PlacementProblem problem)
    {
        for (int vm = 0; vm < problem.VmCount && problem.Objective.HostTerms.Length > 0; vm++)
        {
            if (problem.Usage[vm][ResourceSpace.Cpu] < 1)
            {
                throw new InvalidInputException(
                    $"Usage[{vm}].{problem.Resources.Resources[ResourceSpace.Cpu].Name}", $"{problem.Usage[vm][ResourceSpace.Cpu]}",
                    $"at least 1, because of the objective \"{problem.Objective.HostTerms[0].Term.Name}\"",
                    "Round a forecast up to the next whole amount.");
            }
        }
    }

    private static void RequireAny<T>(string place, ImmutableArray<T> items, string noun)
    {
        if (items.IsDefaultOrEmpty)
        {
            throw new InvalidInputException(place, $"no {noun}", $"at least one {noun}", $"Add a {noun}.");
        }
    }

    private static void RequireLength<T>(string place, ImmutableArray<T> items, int expected, string noun)
    {
        int found = items.IsDefault ? 0 : items.Length;
        if (found != expected)
        {
            throw new InvalidInputException(place, $"{found} entries", $"{expected}, one per {noun}", $"Give each {noun} one entry.");
        }
    }

    private static void RequireAmounts(string place, ImmutableArray<ResourceVector> vectors, ResourceSpace space)
    {
        for (int i = 0; i < vectors.Length; i++)
        {
            ReadOnlySpan<long> amounts = vectors[i].Amounts;
            if (amounts.Length != space.Count)
            {
                throw new InvalidInputException(
                    $"{place}[{i}]", $"{amounts.Length} amounts", $"{space.Count}, one per resource", "List every resource in order.");
            }

            for (int r = 0; r < amounts.Length; r++)
            {
                int least = r == ResourceSpace.Cpu && space.HasCpuAndMemory ? 1 : 0;
                if (amounts[r] < least)
                {
                    throw new InvalidInputException(
                        $"{place}[{i}].{space.Resources[r].Name}",
                        $"{amounts[r]} {space.Resources[r].Unit}",
                        $"at least {least}",
                        "Round a forecast up to the next whole amount.");
                }
            }
        }
    }

    private static void RequireInitialHosts(PlacementProblem problem)
    {
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            int host = problem.Initial[vm];
            if (host != Assignment.Unplaced && (host < 0 || host >= problem.HostCount))
            {
                throw new InvalidInputException(
                    $"Initial[{vm}]",
                    $"host {host}",
                    $"a host from 0 to {problem.HostCount - 1}",
                    "Name an existing host, or Assignment.Unplaced for a VM that is on none yet.");
            }
        }
    }

    private static void RequireRoom(PlacementProblem problem)
    {
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            ResourceVector usage = problem.Usage[vm];
            if (!problem.Capacity.Any(usage.FitsIn))
            {
                throw new InvalidInputException(
                    $"Usage[{vm}]", TooLarge(problem, vm), "every VM to fit on at least one host", "Leave the VM out or add a larger host.");
            }
        }
    }

    private static string TooLarge(PlacementProblem problem, int vm)
    {
        ResourceVector usage = problem.Usage[vm];
        for (int r = 0; r < problem.Resources.Count; r++)
        {
            int largest = Enumerable.Range(0, problem.HostCount).MaxBy(h => problem.Capacity[h][r]);
            if (usage[r] > problem.Capacity[largest][r])
            {
                Resource resource = problem.Resources.Resources[r];
                return $"that VM {vm} needs {AmountText.Of(resource, usage[r])} but the largest host "
                    + $"({largest}, {problem.Datacenter.Hosts[largest].Type.Name}) has {AmountText.Of(resource, problem.Capacity[largest][r])}";
            }
        }

        return $"that VM {vm} fits on no host: each one lacks some resource";
    }
}
