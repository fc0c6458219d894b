using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.CloudSim;

/// <summary>Small experiments for tests.</summary>
internal static class CloudSimFleets
{
    /// <summary>VMs that wander between 0 and 100 %, with pauses.</summary>
    public static TraceSet Wandering(int vms, int samples, int seed)
    {
        var random = new Random(seed);
        return Set([.. Enumerable.Range(0, vms).Select(_ => Wander(random, samples))]);
    }

    /// <summary>A trace set of these percentages, VM by VM, named in this order.</summary>
    public static TraceSet Set(params float[][] percent) => new(
        "test", TimeSpan.FromMinutes(5), [.. percent.Select((p, i) => new UtilizationTrace($"vm-{i:000}", [.. p], []))]);

    /// <summary>The same traces in another order.</summary>
    public static TraceSet Shuffled(TraceSet traces, int seed)
    {
        UtilizationTrace[] shuffled = [.. traces.Traces];
        new Random(seed).Shuffle(shuffled);
        return new TraceSet(traces.Name, traces.Step, [.. shuffled]);
    }

    /// <summary>The state of an experiment with one host, a G4, whose VMs ask for these MIPS.</summary>
    public static (CloudSimState State, HostShares Shares) OneHost(ImmutableArray<double> requestMips, params IEnumerable<string> fixes)
    {
        var state = new CloudSimState(new CloudSimScenario(Set([.. requestMips.Select(_ => new float[] { 0, 0 })]), 1), CloudSimRules.Of(fixes));
        requestMips.CopyTo(state.Demand.RequestMips);
        return (state, state.Shares);
    }

    /// <summary>Runs a policy until the test is cancelled.</summary>
    public static ConsolidationResult Run(CloudSimScenario scenario, ConsolidationPolicy policy, CloudSimRules rules) =>
        CloudSimSimulator.Run(scenario, policy, rules, null, TestContext.Current.CancellationToken);

    private static float[] Wander(Random random, int samples)
    {
        float[] values = new float[samples];
        int level = random.Next(60);
        for (int i = 0; i < samples; i++)
        {
            level = Math.Clamp(level + random.Next(-15, 16), 0, 100);
            values[i] = random.Next(12) == 0 ? 0 : level;
        }

        return values;
    }
}
