using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using PlacementLab.Checking;
using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Units;

namespace PlacementLab.Benchmarks;

/// <summary>Checking a plan of 1,000 migrations.</summary>
[Description("Checking a plan of 1,000 pre-copy migrations among 800 hosts in 40 racks. Baseline: making that plan.")]
public class CheckPlan
{
    private const int Migrations = 1000;

    private readonly PlanningProblem _problem = Fleet.Planning(Migrations);
    private readonly PreCopyEstimator _estimator;
    private MigrationPlan _plan = MigrationPlan.Empty;

    /// <summary>Prepares the problem.</summary>
    public CheckPlan() => _estimator = new PreCopyEstimator(_problem);

    /// <summary>Makes the plan, which must be valid and whole.</summary>
    [GlobalSetup]
    public void MakePlan()
    {
        _plan = MigrationPlanner.Plan(_problem, _estimator);
        PlanCheckResult check = Check();
        if (_plan.Migrations.Length < Migrations || !check.IsValid)
        {
            string found = check.IsValid ? $"{_plan.Migrations.Length} migrations" : check.Violations[0].ToString();
            throw new InvalidOperationException($"Expected a valid plan of {Migrations} migrations, found {found}.");
        }
    }

    /// <summary>Making the plan.</summary>
    [Benchmark(Baseline = true)]
    public MigrationPlan Plan() => MigrationPlanner.Plan(_problem, _estimator);

    /// <summary>Checking it.</summary>
    [Benchmark]
    public PlanCheckResult Check() => PlanChecker.Check(_problem, _plan);

    private sealed class PreCopyEstimator(PlanningProblem problem) : IMigrationEstimator
    {
        private readonly PreCopyModel _model = new();

        public MigrationEstimate Estimate(int vm, DataRate bandwidth)
        {
            DataSize memory = problem.Vms[vm].Type.Memory;
            return _model.Estimate(new MigrationRequest
            {
                Memory = memory,
                DirtyCurve = new SaturatingDirtyCurve(DataRate.FromMebibytesPerSecond(20), memory * 0.1),
                Bandwidth = bandwidth,
            });
        }
    }
}
