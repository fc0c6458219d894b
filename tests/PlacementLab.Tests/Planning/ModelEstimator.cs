using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Units;

namespace PlacementLab.Tests.Planning;

/// <summary>Asks a migration model; VMs rewrite a fifth of their memory at rates that grow with their index.</summary>
internal sealed class ModelEstimator(PlanningProblem problem, IMigrationModel model) : IMigrationEstimator
{
    public MigrationEstimate Estimate(int vm, DataRate bandwidth)
    {
        DataSize memory = DataSize.FromBytes(problem.Usage[vm].MemoryBytes);
        double writes = vm % 10 / 10.0;
        return model.Estimate(new MigrationRequest
        {
            Memory = memory,
            DirtyCurve = new WorkloadClass("test", 0.2, 0.1 * writes, 0.05 * writes).CurveFor(memory, 1, 1, 1),
            Bandwidth = bandwidth,
        });
    }
}
