namespace PlacementLab.Placement.Constraints;

/// <summary>
/// The hosts of which a constraint that tolerates nothing has to be stated: those that VMs may come to or leave, and those that
/// hold some of its VMs that stay.
/// </summary>
internal static class StatedHosts
{
    public static int[] Of(PlacementProblem problem, IConstraintModel model, IEnumerable<int> vms)
    {
        bool[] holds = new bool[problem.HostCount];
        foreach (int home in vms.Where(vm => !model.IsFree(vm)).Select(vm => model.Current[vm]).Where(home => home != Assignment.Unplaced))
        {
            holds[home] = true;
        }

        return [.. Enumerable.Range(0, problem.HostCount).Where(h => holds[h] || model.IsOpen(h))];
    }

    /// <summary>Those of all VMs.</summary>
    public static int[] OfAll(PlacementProblem problem, IConstraintModel model) => Of(problem, model, Enumerable.Range(0, problem.VmCount));
}
