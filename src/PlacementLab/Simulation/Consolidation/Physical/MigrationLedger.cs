using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Counts what migrations take, and how often hosts are switched.</summary>
/// <param name="fleet">Sizes.</param>
/// <param name="keepsLists">Whether to keep a record of each migration and of each host that is switched.</param>
/// <param name="neverSleeps">Whether hosts stay on without VMs.</param>
internal sealed class MigrationLedger(FleetArrays fleet, bool keepsLists, bool neverSleeps)
{
    private readonly VmMigrationTotals[] _ofVm = new VmMigrationTotals[fleet.VmCount];
    private readonly double[] _arrived = new double[fleet.VmCount];
    private readonly double[] _onSince = new double[fleet.HostCount];
    private readonly List<MigrationRecord> _list = [];
    private readonly List<HostModeRecord> _modes = [];
    private readonly List<double> _timesBeforeMigration = [];
    private readonly List<double> _timesBeforeShutdown = [];

    /// <summary>Whether hosts stay on without VMs.</summary>
    public bool NeverSleeps => neverSleeps;

    /// <summary>Migrations started.</summary>
    public int Started { get; private set; }

    /// <summary>Orders given up.</summary>
    public int Lapsed { get; set; }

    /// <summary>Orders refused.</summary>
    public int Refused { get; set; }

    /// <summary>Migrations given up.</summary>
    public int Aborted { get; private set; }

    /// <summary>Migrations that did not converge.</summary>
    public int NotConverged { get; private set; }

    /// <summary>Hosts woken.</summary>
    public int Woken { get; private set; }

    /// <summary>Largest share of a link in use in the present interval.</summary>
    public double PeakLinkUse { get; set; }

    /// <summary>Work lost to downtime in the present interval.</summary>
    public double LostToDowntime { get; private set; }

    /// <summary>Seconds of downtime in the present interval.</summary>
    public double DowntimeSeconds { get; private set; }

    /// <summary>VMs with downtime in the present interval.</summary>
    public int VmsWithDowntime { get; private set; }

    /// <summary>Time that hosts were on before they were put to sleep.</summary>
    public ReadOnlySpan<double> TimesBeforeShutdown => CollectionsMarshal.AsSpan(_timesBeforeShutdown);

    /// <summary>Time that VMs were on a host before they were migrated.</summary>
    public ReadOnlySpan<double> TimesBeforeMigration => CollectionsMarshal.AsSpan(_timesBeforeMigration);

    /// <summary>Totals of each VM.</summary>
    public ImmutableArray<VmMigrationTotals> OfVm => [.. _ofVm];

    /// <summary>All migrations, if they are listed.</summary>
    public ImmutableArray<MigrationRecord> List => [.. _list];

    /// <summary>All changes of hosts' modes, if they are listed.</summary>
    public ImmutableArray<HostModeRecord> Modes => [.. _modes];

    /// <summary>Begins an interval.</summary>
    public void BeginInterval() => (PeakLinkUse, LostToDowntime, DowntimeSeconds, VmsWithDowntime) = (0, 0, 0, 0);

    /// <summary>Notes a migration that begins.</summary>
    public void Start(Move move, MigrationEstimate estimate)
    {
        Started++;
        Aborted += move.IsAborted ? 1 : 0;
        NotConverged += estimate.Converged ? 0 : 1;
        _ofVm[move.Vm] += new VmMigrationTotals(1, estimate.TotalTime, estimate.Downtime, estimate.Traffic);
        _timesBeforeMigration.Add(move.Start - _arrived[move.Vm]);
        if (keepsLists)
        {
            _list.Add(new MigrationRecord(move.Vm, move.From, move.To)
            {
                StartSeconds = move.Start,
                StopSeconds = move.Stop,
                ResumeSeconds = move.Resume,
                EndSeconds = move.End,
                IsAborted = move.IsAborted,
                Bandwidth = DataRate.FromBytesPerSecond(move.BytesPerSecond),
                Slowdown = estimate.Slowdown,
                Traffic = estimate.Traffic,
            });
        }
    }

    /// <summary>Notes that a VM runs at its destination.</summary>
    public void Land(Move move, double now) => _arrived[move.Vm] = now;

    /// <summary>Notes that a VM ran nowhere for a part of the interval.</summary>
    public void MissDowntime(double mips, double seconds)
    {
        LostToDowntime += mips * seconds;
        DowntimeSeconds += mips > 0 ? seconds : 0;
        VmsWithDowntime += mips > 0 && seconds > 0 ? 1 : 0;
    }

    /// <summary>Notes that a host begins to do something else. It is on from its order to wake to its order to go to sleep.</summary>
    public void NoteMode(int host, HostMode mode, double now)
    {
        if (mode == HostMode.Waking)
        {
            _onSince[host] = now;
            Woken++;
        }
        else if (mode == HostMode.Falling)
        {
            _timesBeforeShutdown.Add(now - _onSince[host]);
        }

        if (keepsLists)
        {
            _modes.Add(new HostModeRecord(now, host, mode));
        }
    }
}
