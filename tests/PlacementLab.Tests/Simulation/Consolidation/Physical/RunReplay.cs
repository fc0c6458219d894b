using PlacementLab.Infrastructure;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Tests.Simulation.Consolidation.Physical;

/// <summary>
/// A second account of a run, from the traces and the lists of migrations and of hosts' modes alone: between two changes everything is
/// constant, so it is enough to look at the middle and to multiply by the time.
/// </summary>
internal sealed class RunReplay(PhysicalScenario fleet, PhysicalRules rules, ConsolidationResult result)
{
    private readonly PhysicalAccount _account = result.Physical!;
    private readonly double _step = fleet.Traces.Step.TotalSeconds;
    private double _slow;

    /// <summary>Work lost to overload in the present interval, in MIPS·s; as the others.</summary>
    public double Overload { get; private set; }

    /// <summary>Work lost to downtime.</summary>
    public double Downtime { get; private set; }

    /// <summary>Work lost to slow-down.</summary>
    public double Slowdown { get; private set; }

    /// <summary>Work lost to the CPU work of migrating.</summary>
    public double MigrationCpu { get; private set; }

    /// <summary>Work granted.</summary>
    public double Granted { get; private set; }

    /// <summary>Work asked for.</summary>
    public double Asked { get; private set; }

    /// <summary>Energy that migrations add in J.</summary>
    public double MigrationJoules { get; private set; }

    /// <summary>Energy of each host in the present interval in J.</summary>
    public double[] JoulesOfHost { get; } = new double[fleet.Datacenter.Hosts.Length];

    /// <summary>Largest share of a link in use.</summary>
    public double PeakLinkUse { get; private set; }

    /// <summary>Breaches of what must hold at every moment: one place for each VM, memory, CPU, links, hosts that are on.</summary>
    public List<string> Breaches { get; } = [];

    /// <summary>Goes through an interval.</summary>
    public void Run(int interval)
    {
        (Overload, Downtime, Slowdown, MigrationCpu, Granted, Asked, MigrationJoules, PeakLinkUse) = (0, 0, 0, 0, 0, 0, 0, 0);
        Array.Clear(JoulesOfHost);
        double from = interval * _step;
        double to = from + _step;
        double[] moments =
        [
            .. _account.MigrationList.SelectMany(m => new[] { m.StartSeconds, m.StopSeconds, m.ResumeSeconds, m.EndSeconds })
                .Concat(_account.HostModeList.Select(m => m.AtSeconds)).Append(from).Append(to).Where(t => t >= from && t <= to).Distinct().Order(),
        ];
        for (int i = 0; i + 1 < moments.Length; i++)
        {
            Spend(interval, (moments[i] + moments[i + 1]) / 2, moments[i + 1] - moments[i]);
        }
    }

    /// <summary>What a host is doing.</summary>
    public HostMode ModeAt(int host, double at) =>
        _account.HostModeList.Where(m => m.Host == host && m.AtSeconds <= at).Select(m => (HostMode?)m.Mode).LastOrDefault()
        ?? (result.InitialHostOf.Contains(host) ? HostMode.On : HostMode.Asleep);

    /// <summary>The host on which a VM runs; -1 while it is down.</summary>
    public int HostAt(int vm, double at)
    {
        int host = result.InitialHostOf[vm];
        foreach (MigrationRecord move in _account.MigrationList.Where(m => m.Vm == vm && m.StartSeconds <= at && !m.IsAborted))
        {
            host = at < move.StopSeconds ? move.From : at < move.ResumeSeconds ? -1 : move.To;
        }

        return host;
    }

    private void Spend(int interval, double at, double seconds)
    {
        MigrationRecord[] running = [.. _account.MigrationList.Where(m => m.StartSeconds <= at && at < m.EndSeconds)];
        double[] demand = [.. fleet.Vms.Select(v => v.Type.Cpu.Mips * fleet.Traces.CpuPercentOf(v.Index)[interval] / 100.0)];
        int[] hostOf = [.. fleet.Vms.Select(v => HostAt(v.Index, at))];
        foreach (Vm vm in fleet.Vms)
        {
            Asked += demand[vm.Index] * seconds;
            Downtime += hostOf[vm.Index] < 0 ? demand[vm.Index] * seconds : 0;
            Require(hostOf[vm.Index] >= 0 || running.Count(m => m.Vm == vm.Index) == 1, $"VM {vm.Index} is nowhere at {at}");
            Require(running.Count(m => m.Vm == vm.Index) <= 1, $"VM {vm.Index} migrates twice at {at}");
        }

        foreach (Host host in fleet.Datacenter.Hosts)
        {
            int[] vms = [.. Enumerable.Range(0, hostOf.Length).Where(v => hostOf[v] == host.Index)];
            Account(host, demand, vms, [.. running.Where(m => m.From == host.Index || m.To == host.Index)], at, seconds);
        }

        LookAtLinks(interval, running, at);
    }

    private void Account(Host host, double[] demand, int[] vms, MigrationRecord[] moves, double at, double seconds)
    {
        double capacity = host.Type.Cpu.Mips;
        double asked = vms.Sum(v => demand[v]);
        double work = moves.Sum(m => CpuOf(m, host.Index));
        double granted = asked + work <= capacity ? asked : capacity * asked / (asked + work);
        _slow = asked > 0 ? vms.Sum(v => demand[v] * moves.Where(m => m.Vm == v).Sum(SlowShare)) * granted / asked : 0;
        double alone = Math.Min(asked, capacity);
        Overload += (asked - alone) * seconds;
        MigrationCpu += (alone - granted) * seconds;
        Slowdown += _slow * seconds;
        Granted += (granted - _slow) * seconds;
        double migrating = moves.Sum(m => rules.Models.Energy.Of(m.Traffic).Joules / 2 / (m.EndSeconds - m.StartSeconds)) * seconds;
        MigrationJoules += migrating;
        HostMode mode = ModeAt(host.Index, at);
        double watts = mode switch
        {
            HostMode.On => host.Type.PowerCurve.At(granted / capacity).Watts,
            HostMode.Waking => host.Type.PowerCurve.At(1).Watts,
            HostMode.Falling => host.Type.PowerCurve.At(0).Watts,
            _ => rules.Transitions.Asleep.Watts,
        };
        JoulesOfHost[host.Index] += (watts * seconds) + migrating;

        // Of a moving VM, the host where it does not run, and both while it is down, hold a copy.
        long memory = vms.Sum(v => fleet.Vms[v].Type.Memory.Bytes) + moves.Where(m => !vms.Contains(m.Vm)).Sum(m => fleet.Vms[m.Vm].Type.Memory.Bytes);
        Require(memory <= host.Type.Memory.Bytes, $"host {host.Index} holds {memory} B at {at}");
        Require(granted + (work * granted / Math.Max(asked, 1e-9)) <= capacity * (1 + 1e-9) || asked == 0, $"host {host.Index} grants more than it has at {at}");
        Require(mode == HostMode.On || (vms.Length == 0 && moves.Length == 0), $"host {host.Index} is {mode} with VMs at {at}");
    }

    private double CpuOf(MigrationRecord move, int host) => move.From == host
        ? rules.MigrationCpu.SourceMips(move.Traffic, move.EndSeconds - move.StartSeconds)
        : rules.MigrationCpu.DestinationMips(move.Traffic, move.EndSeconds - move.StartSeconds);

    private static double SlowShare(MigrationRecord move)
    {
        double runs = move.EndSeconds - move.StartSeconds - (move.ResumeSeconds - move.StopSeconds);
        return runs > 0 ? Math.Min(1, move.Slowdown.TotalSeconds / runs) : 0;
    }

    private void LookAtLinks(int interval, MigrationRecord[] running, double at)
    {
        Topology topology = fleet.Datacenter.Topology;
        double[] migrations = new double[topology.Links.Length];
        double[] service = new double[topology.Links.Length];
        foreach (MigrationRecord move in running)
        {
            foreach (int link in topology.Route(move.From, move.To))
            {
                migrations[link] += move.Bandwidth.BytesPerSecond;
            }
        }

        // The network's load by VMs is that of the beginning of the interval.
        foreach (Vm vm in fleet.Vms)
        {
            int host = HomeAt(vm.Index, interval * _step);
            foreach (int link in topology.LinksToOutside(host))
            {
                service[link] += fleet.NetworkAtFullLoad.BytesPerSecond * fleet.Traces.CpuPercentOf(vm.Index)[interval] / 100;
            }
        }

        foreach (Link link in topology.Links)
        {
            double capacity = link.Capacity.BytesPerSecond;
            Require(migrations[link.Index] <= capacity + 1, $"link {link.Index} carries {migrations[link.Index]} B/s of migrations at {at}");
            PeakLinkUse = Math.Max(PeakLinkUse, Math.Min(1, (migrations[link.Index] + service[link.Index]) / capacity));
        }
    }

    // A VM that is down counts at its source.
    private int HomeAt(int vm, double at)
    {
        int host = result.InitialHostOf[vm];
        foreach (MigrationRecord move in _account.MigrationList.Where(m => m.Vm == vm && m.ResumeSeconds <= at && !m.IsAborted))
        {
            host = move.To;
        }

        return host;
    }

    private void Require(bool holds, string breach)
    {
        if (!holds)
        {
            Breaches.Add(breach);
        }
    }
}
