using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Planning;

namespace PlacementLab.Traces.Plans;

/// <summary>Turns a problem and a plan into the content of a file.</summary>
internal static class PlanFileWriting
{
    /// <summary>The content.</summary>
    public static PlanFileContent ContentOf(PlanningProblem problem, MigrationPlan plan)
    {
        HostType[] hostTypes = [.. problem.Datacenter.Hosts.Select(h => h.Type).Distinct()];
        VmType[] vmTypes = [.. problem.Vms.Select(v => v.Type).Distinct()];
        Unique("host type", hostTypes.Select(t => t.Name));
        Unique("VM type", vmTypes.Select(t => t.Name));
        Unique("host", problem.Datacenter.Hosts.Select(h => h.Name));
        Unique("VM", problem.Vms.Select(v => v.Name));
        PlanningLimits limits = problem.Limits;
        return new PlanFileContent(
            PlanFileContent.FormatName,
            PlanFileContent.FormatVersion,
            [.. problem.Resources.Resources.Select(r => new ResourceEntry(r.Name, r.Unit, r.IsTransient))],
            [.. hostTypes.Select(Entry)],
            [.. problem.Datacenter.Hosts.Select(h => new HostEntry(h.Name, h.Type.Name, h.Rack, Amounts(problem, problem.Capacity[h.Index])))],
            Entry(problem.Datacenter.Topology.Options),
            [.. vmTypes.Select(t => new VmTypeEntry(t.Name, t.Cpu.Mips, t.Memory.Bytes))],
            [.. problem.Vms.Select(v => Entry(problem, v))],
            new LimitsEntry(
                limits.MaxConcurrentPerHost,
                limits.MaxConcurrent == int.MaxValue ? null : limits.MaxConcurrent,
                limits.Deadline is { } deadline ? Seconds(deadline) : null,
                limits.MinimumBandwidthShare),
            [.. plan.Migrations.Select(m => Entry(problem, m))],
            [.. plan.Unplanned.Select(u => Entry(problem, u))],
            RulesOf(problem),
            problem.StoreHost is { } store ? HostName(problem, store) : null);
    }

    private static RulesEntry? RulesOf(PlanningProblem problem)
    {
        MoveRules rules = problem.Rules;
        string Name(int vm) => problem.Vms[vm].Name;
        return rules.IsEmpty ? null : new RulesEntry(
            [.. rules.Precedences.Select(p => new PrecedenceEntry(Name(p.Before), Name(p.After)))],
            [.. rules.Serialized.Select(g => g.Select(Name).ToArray())],
            [.. rules.Synchronized.Select(g => g.Select(Name).ToArray())],
            [.. rules.Deadlines.Select(d => new VmTimeEntry(Name(d.Vm), Seconds(d.By)))],
            [.. rules.Releases.Select(r => new VmTimeEntry(Name(r.Vm), Seconds(r.At)))]);
    }

    private static HostTypeEntry Entry(HostType type) =>
        new(type.Name, type.Cpu.Mips, type.Memory.Bytes, type.Nic.BytesPerSecond, [.. type.PowerCurve.Watts]);

    private static NetworkEntry Entry(TwoTierOptions options) =>
        new(options.HostsPerRack, options.RackUplink.BytesPerSecond, options.Core.BytesPerSecond, options.ReservedShare);

    private static VmEntry Entry(PlanningProblem problem, Vm vm) => new(
        vm.Name,
        vm.Type.Name,
        Amounts(problem, problem.Usage[vm.Index]),
        HostName(problem, problem.Initial[vm.Index]),
        HostName(problem, problem.Target[vm.Index]));

    private static MigrationEntry Entry(PlanningProblem problem, PlannedMigration migration)
    {
        MigrationEstimate estimate = migration.Estimate;
        var entry = new EstimateEntry(
            Seconds(estimate.TotalTime),
            Seconds(estimate.ResumeAt),
            Seconds(estimate.Downtime),
            estimate.Traffic.Bytes,
            estimate.Rounds,
            estimate.Converged,
            Seconds(estimate.Slowdown),
            estimate.Energy.Joules,
            estimate.ResidualRisk);
        return new MigrationEntry(
            problem.Vms[migration.Vm].Name,
            HostName(problem, migration.From),
            HostName(problem, migration.To),
            MigrationSchemeNames.NameOf(estimate.Scheme),
            Seconds(migration.Start),
            Seconds(migration.End),
            migration.Bandwidth.BytesPerSecond,
            migration.IsBypass,
            entry);
    }

    private static UnplannedEntry Entry(PlanningProblem problem, UnplannedMove move) => new(
        problem.Vms[move.Vm].Name,
        HostName(problem, move.From),
        HostName(problem, move.To),
        move.Reason,
        [.. move.Cycle.Select(vm => problem.Vms[vm].Name)]);

    private static OrderedDictionary<string, long> Amounts(PlanningProblem problem, ResourceVector vector)
    {
        var amounts = new OrderedDictionary<string, long>();
        for (int r = 0; r < problem.Resources.Count; r++)
        {
            amounts.Add(problem.Resources.Resources[r].Name, vector[r]);
        }

        return amounts;
    }

    private static string HostName(PlanningProblem problem, int host) => problem.Datacenter.Hosts[host].Name;

    private static decimal Seconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerSecond;

    private static void Unique(string what, IEnumerable<string> names)
    {
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two of a kind \"{what}\" are called \"{twice.Key}\"; a plan file needs unique names.");
        }
    }
}
