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
    private readonly List<Change>?[] _changes;
    private readonly MigrationCpuDemand _cpu;

    /// <summary>Prepares an interval.</summary>
    /// <param name="scenario">Hosts and demand.</param>
    /// <param name="sample">The interval.</param>
    /// <param name="before">Who is where at its start.</param>
    /// <param name="plan">What moves in it.</param>
    /// <param name="cpu">CPU work of migrating; null for none.</param>
    public IntervalReplay(SimulationScenario scenario, int sample, Assignment before, MigrationPlan plan, MigrationCpuDemand? cpu = null)
    {
        _cpu = cpu ?? MigrationCpuDemand.None;
        _scenario = scenario;
        _seconds = scenario.Demand.Step.TotalSeconds;
        int hosts = scenario.Datacenter.Hosts.Length;
        _loadMips = new double[hosts];
        _present = new int[hosts];
        _changes = new List<Change>?[hosts];
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
        var account = new HostAccount();
        double load = _loadMips[host];
        double migrating = 0;
        int present = _present[host];
        double at = 0;
        foreach (Change change in InOrder(_changes[host]))
        {
            Spend(ref account, host, present > 0 ? change.AtSeconds - at : 0, load, migrating);
            at = change.AtSeconds;
            load += change.Mips;
            migrating += change.MigrationMips;
            present += change.Presence;
        }

        Spend(ref account, host, present > 0 ? _seconds - at : 0, load, migrating);
        return account;
    }

    private static IEnumerable<Change> InOrder(List<Change>? changes) => changes is null ? [] : changes.OrderBy(c => c.AtSeconds);

    /// <summary>Accounts for a time in which nothing changes.</summary>
    private void Spend(ref HostAccount account, int host, double seconds, double vmMips, double migrationMips)
    {
        if (seconds <= 0)
        {
            return;
        }

        // A demand equal to the capacity is served in full; the tolerance absorbs the rounding of sums of moves.
        double capacity = _scenario.Datacenter.Hosts[host].Type.Cpu.Mips;
        double asked = vmMips + migrationMips;
        double load = asked / capacity;
        bool overloaded = load > 1 + 1e-9;
        account.ActiveSeconds += seconds;
        account.OverloadedSeconds += overloaded ? seconds : 0;
        account.LoadSeconds += load * seconds;
        account.Joules += _scenario.Datacenter.Hosts[host].Type.PowerCurve.At(load).Watts * seconds;
        if (overloaded && migrationMips > 0)
        {
            // Shares in proportion to demand: the VMs get c·v/(v + m) instead of min(v, c).
            account.LostToMigrationsMipsSeconds += (Math.Min(vmMips, capacity) - (capacity * vmMips / asked)) * seconds;
        }
    }

    private void Add(PlannedMigration migration, double mips)
    {
        double start = migration.Start.TotalSeconds;
        double end = migration.End.TotalSeconds;
        double resume = start + migration.Estimate.ResumeAt.TotalSeconds;
        Put(migration.From, new Change(resume - migration.Estimate.Downtime.TotalSeconds, -mips, 0, 0));
        Put(migration.From, new Change(end, 0, -1, 0));
        Put(migration.To, new Change(start, 0, 1, 0));
        Put(migration.To, new Change(resume, mips, 0, 0));
        if (!ReferenceEquals(_cpu, MigrationCpuDemand.None))
        {
            Load(migration.From, start, end, _cpu.SourceMips(migration.Estimate.Traffic, end - start));
            Load(migration.To, start, end, _cpu.DestinationMips(migration.Estimate.Traffic, end - start));
        }
    }

    private void Load(int host, double start, double end, double mips)
    {
        Put(host, new Change(start, 0, 0, mips));
        Put(host, new Change(end, 0, 0, -mips));
    }

    private void Put(int host, Change change) =>
        (_changes[host] ??= []).Add(change with { AtSeconds = Math.Min(change.AtSeconds, _seconds) });

    private readonly record struct Change(double AtSeconds, double Mips, int Presence, double MigrationMips);
}
