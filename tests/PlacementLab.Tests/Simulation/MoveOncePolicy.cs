using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Simulation;

namespace PlacementLab.Tests.Simulation;

/// <summary>Moves one VM at one sample.</summary>
internal sealed class MoveOncePolicy(int sample, int vm, int to) : IMigrationPolicy
{
    public string Name => "move-once";

    public PolicyDecision Decide(Observation observation, CancellationToken cancellation)
    {
        int[] hostOf = [.. observation.Current.HostOf];
        if (observation.Sample == sample)
        {
            hostOf[vm] = to;
        }

        return new PolicyDecision(
            new Assignment([.. hostOf]),
            [.. observation.Scenario.Vms.Select(v => new ResourceVector(1, observation.Scenario.Demand.ResidentBytes(v.Index, observation.Sample - 1)))]);
    }
}
