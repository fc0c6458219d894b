using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Tests.Simulation.Consolidation.Physical;

/// <summary>Orders given moves at given intervals.</summary>
internal sealed class ScriptedPolicy(params (int Interval, VmMove Move)[] script) : IReallocationPolicy
{
    public string Name => "scripted";

    public ReallocationDecision Decide(FleetView view, CancellationToken cancellation) =>
        new([.. script.Where(s => s.Interval == view.Interval).Select(s => s.Move)], default);
}
