using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Units;

namespace PlacementLab.Simulation;

/// <summary>Adds up what a run takes, interval by interval, and turns it into the result.</summary>
internal sealed class RunLedger
{
    private readonly SimulationScenario _scenario;
    private readonly SimulationSettings _settings;
    private readonly double[] _activeSeconds;
    private readonly double[] _overloadedSeconds;
    private readonly double[] _askedMipsSeconds;
    private readonly double[] _lostMipsSeconds;
    private readonly ImmutableArray<IntervalRecord>.Builder _intervals = ImmutableArray.CreateBuilder<IntervalRecord>();
    private MigrationTotals _totals = new();
    private double _joules;
    private int _plans;
    private int _notDrained;
    private PlanRecord? _busiest;
    private SolveRecord? _largest;

    /// <summary>Opens the ledger of a run.</summary>
    public RunLedger(SimulationScenario scenario, SimulationSettings settings)
    {
        _scenario = scenario;
        _settings = settings;
        _activeSeconds = new double[scenario.Datacenter.Hosts.Length];
        _overloadedSeconds = new double[scenario.Datacenter.Hosts.Length];
        _askedMipsSeconds = new double[scenario.Vms.Length];
        _lostMipsSeconds = new double[scenario.Vms.Length];
    }

    /// <summary>Accounts for one interval.</summary>
    public void Account(int sample, Assignment before, PlanRecord? plan, PolicyDecision decision)
    {
        MigrationPlan moves = plan?.Plan ?? MigrationPlan.Empty;
        AccountForWork(sample, moves);
        AccountForMigrations(moves);
        _intervals.Add(AccountForHosts(sample, before, moves) with { PredictedOverload = decision.PredictedOverload });
        _plans += plan is null ? 0 : 1;
        _busiest = moves.Migrations.Length > (_busiest?.Plan.Migrations.Length ?? 0) ? plan : _busiest;
        _largest = (decision.Solve?.FreeVms ?? 0) > (_largest?.FreeVms ?? 0) ? decision.Solve : _largest;
    }

    /// <summary>Counts the VMs on hosts to be drained after an interval; the count at the deadline stays.</summary>
    public void AccountForDrain(int sample, Assignment after)
    {
        TimeSpan began = (sample - _settings.From) * _scenario.Demand.Step;
        if (began < _settings.DrainDeadline)
        {
            _notDrained = after.HostOf.Count(_settings.OfflineHosts.Contains);
        }
    }

    /// <summary>Closes the ledger.</summary>
    public SimulationResult ToResult(string policy, MigrationScheme scheme)
    {
        var energy = Energy.FromJoules(_joules) + _totals.Energy;
        double overloadedHours = _overloadedSeconds.Sum() / 3600;
        double slatah = Mean(_overloadedSeconds, _activeSeconds);
        double pdm = Mean(_lostMipsSeconds, _askedMipsSeconds);
        return new SimulationResult
        {
            Policy = policy,
            Scheme = policy == NoMigrationPolicy.PolicyName ? "none" : MigrationSchemeNames.NameOf(scheme),
            Energy = energy,
            Migrations = _totals,
            Sla = new SlaMetrics(slatah, pdm),
            OverloadedHostHours = overloadedHours,
            Score = PlanScore.Of(energy.KilowattHours, overloadedHours, _totals, _settings.Weights),
            VmsNotDrained = _notDrained,
            Intervals = _intervals.ToImmutable(),
            BusiestPlan = _busiest,
            LargestSolve = _largest,
            PlansChecked = _plans,
        };
    }

    private static double Mean(double[] part, double[] whole)
    {
        double[] ratios = [.. part.Zip(whole).Where(p => p.Second > 0).Select(p => p.First / p.Second)];
        return ratios.Length == 0 ? 0 : ratios.Average();
    }

    private void AccountForWork(int sample, MigrationPlan moves)
    {
        double step = _scenario.Demand.Step.TotalSeconds;
        for (int vm = 0; vm < _askedMipsSeconds.Length; vm++)
        {
            _askedMipsSeconds[vm] += _scenario.Demand.DemandMips[vm][sample] * step;
        }

        foreach (PlannedMigration migration in moves.Migrations)
        {
            double lostSeconds = (migration.Estimate.Downtime + migration.Estimate.Slowdown).TotalSeconds;
            _lostMipsSeconds[migration.Vm] += _scenario.Demand.DemandMips[migration.Vm][sample] * Math.Min(lostSeconds, step);
        }
    }

    private void AccountForMigrations(MigrationPlan moves)
    {
        foreach (MigrationEstimate estimate in moves.Migrations.Select(m => m.Estimate))
        {
            _totals = new MigrationTotals
            {
                Count = _totals.Count + 1,
                Downtime = _totals.Downtime + estimate.Downtime,
                TotalTime = _totals.TotalTime + estimate.TotalTime,
                Slowdown = _totals.Slowdown + estimate.Slowdown,
                Traffic = _totals.Traffic + estimate.Traffic,
                Energy = _totals.Energy + estimate.Energy,
                ExpectedLosses = _totals.ExpectedLosses + estimate.ResidualRisk,
                NotConverged = _totals.NotConverged + (estimate.Converged ? 0 : 1),
            };
        }
    }

    private IntervalRecord AccountForHosts(int sample, Assignment before, MigrationPlan moves)
    {
        var replay = new IntervalReplay(_scenario, sample, before, moves, _settings.MigrationCpu);
        double step = _scenario.Demand.Step.TotalSeconds;
        float[] load = new float[_activeSeconds.Length];
        double joules = 0;
        int active = 0;
        int overloaded = 0;
        for (int host = 0; host < load.Length; host++)
        {
            HostAccount account = replay.AccountOf(host);
            _activeSeconds[host] += account.ActiveSeconds;
            _overloadedSeconds[host] += account.OverloadedSeconds;
            joules += account.Joules;
            if (account.LostToMigrationsMipsSeconds > 0)
            {
                ShareLoss(host, sample, before, account.LostToMigrationsMipsSeconds);
            }

            load[host] = (float)(account.LoadSeconds / step);
            active += account.ActiveSeconds > 0 ? 1 : 0;
            overloaded += account.OverloadedSeconds > 0 ? 1 : 0;
        }

        _joules += joules;
        return new IntervalRecord
        {
            Sample = sample,
            ActiveHosts = active,
            OverloadedHosts = overloaded,
            MeanWatts = joules / step,
            Migrations = moves.Migrations.Length,
            LoadRatio = [.. load],
        };
    }

    /// <summary>Shares work lost on a host among the VMs that began the interval there, in proportion to their demand.</summary>
    private void ShareLoss(int host, int sample, Assignment before, double lostMipsSeconds)
    {
        int[] vms = [.. Enumerable.Range(0, before.VmCount).Where(vm => before[vm] == host)];
        double asked = vms.Sum(vm => (double)_scenario.Demand.DemandMips[vm][sample]);
        foreach (int vm in vms.Where(_ => asked > 0))
        {
            _lostMipsSeconds[vm] += lostMipsSeconds * _scenario.Demand.DemandMips[vm][sample] / asked;
        }
    }
}
