using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation.Metrics;
using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Adds up a run, interval by interval and host by host in index order, and turns it into the result.</summary>
internal sealed class PhysicalLedger
{
    private readonly FleetState _state;
    private readonly MigrationLedger _moves;
    private readonly double _seconds;
    private readonly double[] _joulesOfHost;
    private readonly ImmutableArray<PhysicalInterval>.Builder _intervals = ImmutableArray.CreateBuilder<PhysicalInterval>();
    private readonly ImmutableArray<ConsolidationTick>.Builder _ticks = ImmutableArray.CreateBuilder<ConsolidationTick>();
    private double _joules;
    private double _transitionJoules;
    private double _activeSeconds;
    private double _overloadedSeconds;
    private double _missingShares;
    private long _missingCount;
    private double _networkAsked;
    private double _networkLost;
    private int _startedBefore;

    /// <summary>Opens the ledger.</summary>
    public PhysicalLedger(FleetState state, MigrationLedger moves)
    {
        _state = state;
        _moves = moves;
        _seconds = state.Fleet.Scenario.Traces.Step.TotalSeconds;
        _joulesOfHost = new double[state.Fleet.HostCount];
    }

    /// <summary>Adds the traffic of the VMs of each host.</summary>
    public void AddNetwork(ReadOnlySpan<double> bytesPerSecond)
    {
        for (int host = 0; host < bytesPerSecond.Length; host++)
        {
            double most = _state.Fleet.NicBytesPerSecond[host] * (1 - LinkLedger.MigrationFloor);
            _networkAsked += bytesPerSecond[host];
            _networkLost += Math.Max(0, bytesPerSecond[host] - most);
        }
    }

    /// <summary>Adds an interval.</summary>
    /// <param name="tallies">The accounts of the hosts.</param>
    /// <param name="running">Migrations under way at the end.</param>
    /// <param name="decision">What the policy found.</param>
    public void Add(ReadOnlySpan<HostTally> tallies, int running, DecisionCounts decision)
    {
        HostTally sum = default;
        double peakMemory = 0;
        int active = 0;
        int powered = 0;
        for (int host = 0; host < tallies.Length; host++)
        {
            ref readonly HostTally tally = ref tallies[host];
            sum.Add(tally);
            _joulesOfHost[host] += tally.Joules;
            NoteMissing(host, tally);
            active += _state.VmCount[host] > 0 ? 1 : 0;
            powered += _state.Mode[host] == HostMode.Asleep ? 0 : 1;
            peakMemory = Math.Max(peakMemory, (double)_state.BookedBytes[host] / _state.Fleet.HostMemoryBytes[host]);
        }

        _missingShares += _moves.DowntimeSeconds / _seconds;
        _missingCount += _moves.VmsWithDowntime;
        _joules += sum.Joules;
        _transitionJoules += sum.TransitionJoules;
        _activeSeconds += sum.ActiveSeconds;
        _overloadedSeconds += sum.OverloadedSeconds;
        _intervals.Add(IntervalOf(sum, running) with { ActiveHosts = active, PoweredHosts = powered, PeakMemoryUse = Math.Max(peakMemory, decision.PeakMemoryUse) });
        _ticks.Add(new ConsolidationTick(_intervals.Count * _seconds, active, Energy.FromJoules(_joules), _moves.Started, _state.Fleet.VmCount)
        {
            OverloadedHosts = decision.Overloaded,
            UnderloadedHosts = decision.Underloaded,
            EvacuatedHosts = decision.Evacuated,
        });
        _startedBefore = _moves.Started;
    }

    /// <summary>Closes the ledger.</summary>
    public ConsolidationResult ToResult(ConsolidationPolicy policy, PhysicalRules rules, ImmutableArray<int> initialHostOf)
    {
        ImmutableArray<PhysicalInterval> intervals = _intervals.ToImmutable();
        ImmutableArray<VmMigrationTotals> ofVm = _moves.OfVm;
        return new ConsolidationResult
        {
            Policy = policy,
            Rules = rules.Description,
            Metrics = Metrics(intervals),
            Ticks = _ticks.ToImmutable(),
            End = _ticks[^1],
            InitialHostOf = initialHostOf,
            Physical = new PhysicalAccount
            {
                Migrations = ofVm.Aggregate((a, b) => a + b),
                MigrationsOfVm = ofVm,
                MigrationEnergy = Energy.FromJoules(intervals.Sum(i => i.MigrationJoules)),
                TransitionEnergy = Energy.FromJoules(_transitionJoules),
                EnergyOfHost = [.. _joulesOfHost.Select(Energy.FromJoules)],
                HostsWoken = _moves.Woken,
                HostsPutToSleep = _moves.TimesBeforeShutdown.Length,
                PeakLinkUse = intervals.Max(i => i.PeakLinkUse),
                NetworkShortfall = _networkAsked > 0 ? _networkLost / _networkAsked : 0,
                Aborted = _moves.Aborted,
                NotConverged = _moves.NotConverged,
                LapsedOrders = _moves.Lapsed,
                RefusedOrders = _moves.Refused,
                Intervals = intervals,
                FinalHostOf = [.. _state.HostOf],
                MigrationList = _moves.List,
                HostModeList = _moves.Modes,
            },
        };
    }

    private PhysicalInterval IntervalOf(in HostTally sum, int running)
    {
        double asked = 0;
        foreach (double mips in _state.DemandMips)
        {
            asked += mips;
        }

        return new PhysicalInterval
        {
            Asked = asked * _seconds,
            Granted = sum.Granted,
            LostToOverload = sum.LostToOverload,
            LostToDowntime = _moves.LostToDowntime,
            LostToSlowdown = sum.LostToSlowdown,
            LostToMigrationCpu = sum.LostToMigrationCpu,
            Joules = sum.Joules,
            MigrationJoules = sum.MigrationJoules,
            MigrationsStarted = _moves.Started - _startedBefore,
            MigrationsRunning = running,
            ActiveHosts = 0,
            PoweredHosts = 0,
            PeakLinkUse = _moves.PeakLinkUse,
            PeakMemoryUse = 0,
        };
    }

    // Every VM that asks for something on a host that was short has missed the same share of it.
    private void NoteMissing(int host, in HostTally tally)
    {
        double missed = tally.LostToOverload + tally.LostToMigrationCpu;
        if (missed <= 0)
        {
            return;
        }

        int asking = 0;
        foreach (int vm in _state.VmsOf(host))
        {
            asking += _state.DemandMips[vm] > 0 ? 1 : 0;
        }

        _missingShares += asking * missed / (missed + tally.LostToSlowdown + tally.Granted);
        _missingCount += asking;
    }

    private ConsolidationMetrics Metrics(ImmutableArray<PhysicalInterval> intervals)
    {
        double asked = intervals.Sum(i => i.Asked);
        double migrating = intervals.Sum(i => i.LostToDowntime + i.LostToSlowdown + i.LostToMigrationCpu);
        double overload = intervals.Sum(i => i.LostToOverload);
        return new ConsolidationMetrics
        {
            Energy = Energy.FromJoules(_joules),
            Migrations = _moves.Started,
            Slatah = _activeSeconds > 0 ? _overloadedSeconds / _activeSeconds : 0,
            Pdm = asked > 0 ? migrating / asked : 0,
            OverallSla = asked > 0 ? (migrating + overload) / asked : 0,
            AverageSla = _missingCount > 0 ? _missingShares / _missingCount : 0,
            HostShutdowns = _moves.TimesBeforeShutdown.Length,
            TimeBeforeShutdown = SampleMoments.Of(_moves.TimesBeforeShutdown),
            TimeBeforeMigration = SampleMoments.Of(_moves.TimesBeforeMigration),
        };
    }
}
