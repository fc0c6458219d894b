using PlacementLab.Placement;
using PlacementLab.Planning;

namespace PlacementLab.Simulation;

/// <summary>
/// Replays one interval in continuous time: which demand each host carries when, while VMs move. A moving VM's demand
/// counts at the source until it stops, nowhere during the downtime, then at the destination; both hosts are on while its
/// memory is on both. The accounts of an interval follow from it.
/// </summary>
internal sealed class IntervalReplay
{
    private readonly SimulationScenario _scenario;
    private readonly double _seconds;
    private readonly double[] _loadMips;
    private readonly int[] _present;
    private readonly List<(double AtSeconds, double Mips, int Presence)>?[] _changes;

    /// <summary>Prepares an interval.</summary>
    public IntervalReplay(SimulationScenario scenario, int sample, Assignment before, MigrationPlan plan)
    {
        _scenario = scenario;
        _seconds = scenario.Demand.Step.TotalSeconds;
        int hosts = scenario.Datacenter.Hosts.Length;
        _loadMips = new double[hosts];
        _present = new int[hosts];
        _changes = new List<(double, double, int)>?[hosts];
        for (int vm = 0; vm < before.VmCount; vm++)
        {
            _loadMips[before[vm]] += scenario.Demand.DemandMips[vm][sample];
            _present[before[vm]]++;
        }

        foreach (PlannedMigration migration in plan.Migrations)
        {
            Add(migration, scenario.Demand.DemandMips[migration.Vm][sample]);
        }
    }

    /// <summary>The account of one host over the interval.</summary>
    public HostAccount AccountOf(int host)
    {
        double capacity = _scenario.Datacenter.Hosts[host].Type.Cpu.Mips;
        var account = new HostAccount();
        double load = _loadMips[host];
        int present = _present[host];
        double at = 0;
        foreach ((double time, double mips, int presence) in InOrder(_changes[host]))
        {
            Spend(ref account, host, time - at, load / capacity, present > 0);
            (at, load, present) = (time, load + mips, present + presence);
        }

        Spend(ref account, host, _seconds - at, load / capacity, present > 0);
        return account;
    }

    private static IEnumerable<(double AtSeconds, double Mips, int Presence)> InOrder(
        List<(double AtSeconds, double Mips, int Presence)>? changes) =>
        changes is null ? [] : changes.OrderBy(c => c.AtSeconds);

    private void Spend(ref HostAccount account, int host, double seconds, double load, bool active)
    {
        if (!active || seconds <= 0)
        {
            return;
        }

        // A demand equal to the capacity is served in full; the tolerance absorbs the rounding of sums of moves.
        account.ActiveSeconds += seconds;
        account.OverloadedSeconds += load > 1 + 1e-9 ? seconds : 0;
        account.LoadSeconds += load * seconds;
        account.Joules += _scenario.Datacenter.Hosts[host].Type.PowerCurve.At(load).Watts * seconds;
    }

    private void Add(PlannedMigration migration, double mips)
    {
        double start = migration.Start.TotalSeconds;
        double resume = start + migration.Estimate.ResumeAt.TotalSeconds;
        Change(migration.From, resume - migration.Estimate.Downtime.TotalSeconds, -mips, 0);
        Change(migration.From, migration.End.TotalSeconds, 0, -1);
        Change(migration.To, start, 0, 1);
        Change(migration.To, resume, mips, 0);
    }

    private void Change(int host, double atSeconds, double mips, int presence) =>
        (_changes[host] ??= []).Add((Math.Min(atSeconds, _seconds), mips, presence));
}
