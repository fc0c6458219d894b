using PlacementLab.Placement;
using PlacementLab.Traces.Files;
using PlacementLab.Traces.Roadef;

namespace PlacementLab.Traces.Problems;

/// <summary>
/// Assignments as files: for format roadef the hosts' numbers in a line, for all others a JSON document that names the host of each VM.
/// </summary>
public static class AssignmentFile
{
    /// <summary>Writes an assignment, complete or not at all.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="document">The problem that it answers.</param>
    /// <param name="assignment">A complete assignment.</param>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public static void Write(string path, ProblemDocument document, Assignment assignment)
    {
        if (document.Format == ProblemFormat.Roadef)
        {
            RoadefAssignmentFile.Write(path, assignment);
            return;
        }

        PlacementProblem problem = document.Problem;
        JsonFormat.WriteFile(path, new AssignmentContent(new OrderedDictionary<string, string>(
            problem.Vms.Select(vm => KeyValuePair.Create(vm.Name, problem.Datacenter.Hosts[assignment[vm.Index]].Name)))));
    }

    /// <summary>Reads an assignment of a problem.</summary>
    /// <param name="path">The file.</param>
    /// <param name="document">The problem that it answers.</param>
    /// <exception cref="InvalidInputException">The file is missing or not of the format, or names what the problem does not have.</exception>
    public static Assignment Read(string path, ProblemDocument document)
    {
        PlacementProblem problem = document.Problem;
        if (document.Format == ProblemFormat.Roadef)
        {
            return RoadefAssignmentFile.Read(path, problem.VmCount, problem.HostCount);
        }

        OrderedDictionary<string, string> named = JsonFormat.ReadFile<AssignmentContent>(path).Assignment;
        Dictionary<string, int> hosts = problem.Datacenter.Hosts.ToDictionary(h => h.Name, h => h.Index, StringComparer.Ordinal);
        HashSet<string> vms = [.. problem.Vms.Select(v => v.Name)];
        if (named.Keys.FirstOrDefault(k => !vms.Contains(k)) is { } unknown)
        {
            throw Misfit($"VM \"{unknown}\"", "VMs of the problem");
        }

        return new Assignment([.. problem.Vms.Select(vm => !named.TryGetValue(vm.Name, out string? host)
            ? throw Misfit($"no host for VM \"{vm.Name}\"", "one for each VM of the problem")
            : hosts.TryGetValue(host, out int index) ? index : throw Misfit($"host \"{host}\" for VM \"{vm.Name}\"", "hosts of the problem"))]);

        InvalidInputException Misfit(string found, string expected) => new($"{path}: $.assignment", found, expected, "Use the names of the problem's file.");
    }

    private sealed record AssignmentContent(OrderedDictionary<string, string> Assignment);
}
