using PlacementLab.Experiments.Results;
using PlacementLab.Experiments.Running;
using PlacementLab.Experiments.Specs;
using PlacementLab.Simulation;
using PlacementLab.Traces;
using Xunit;

namespace PlacementLab.Tests.Experiments;

public sealed class MaintenanceTests
{
    [Fact]
    public void FullestHost_IsEmptyWithinTheHour_AndStaysEmpty()
    {
        ExperimentSpec spec = SpecFile.Shipped() with
        {
            Goal = "maintenance",
            Split = new SplitSpec { TrainEndHours = 48, TuneEndHours = 72, TestEndHours = 76 },
            Prediction = new PredictionSpec { TrainingRows = 1000 },
        };

        ExperimentResult result = new Experiment(spec).Run(DatasetCatalog.Load(spec.Dataset), null, TestContext.Current.CancellationToken);

        SimulationResult still = result.Runs.Single(r => r.Policy == NoMigrationPolicy.PolicyName);
        SimulationResult[] managed = [.. result.Runs.Where(r => r.Policy != NoMigrationPolicy.PolicyName)];
        Assert.Equal(8, managed.Length);

        // Twelve intervals of five minutes make the hour. One host that is busy all day where nobody migrates is idle after it,
        // whatever the policy and the scheme; a policy may empty others too.
        int[] drained =
        [
            .. Enumerable.Range(0, result.Datacenter.Hosts.Length)
                .Where(h => still.Intervals.All(i => i.LoadRatio[h] > 0))
                .Where(h => managed.All(run => run.Intervals.Skip(12).All(i => i.LoadRatio[h] == 0))),
        ];
        Assert.Single(drained);
    }
}
