using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>Violations of "these VMs are all inside one part of the hosts".</summary>
internal static class PartViolations
{
    public static IEnumerable<ConstraintViolation> Of(string name, ImmutableArray<int> vms, HostParts parts, Assignment assignment)
    {
        int[] placed = [.. vms.Where(v => assignment[v] != Assignment.Unplaced)];
        foreach (int vm in placed.Where(v => parts.Of(assignment[v]) < 0))
        {
            yield return new ConstraintViolation(name, $"VM {vm} is on host {assignment[vm]}, which is in no part.", 1, "VMs");
        }

        int[] sizes = [.. placed.Select(v => parts.Of(assignment[v])).Where(p => p >= 0).CountBy(p => p).Select(p => p.Value)];
        if (sizes.Length > 1)
        {
            string message = $"VMs {string.Join(", ", vms)} of one group are in {sizes.Length} parts of the hosts.";
            yield return new ConstraintViolation(name, message, sizes.Sum() - sizes.Max(), "VMs");
        }
    }
}
