using PlacementLab.Infrastructure;
using PlacementLab.Simulation.Consolidation.Detectors;
using PlacementLab.Simulation.Consolidation.Physical;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.Physical;

public sealed class CheapestHostTests
{
    // Best fit compares hosts in classes of 1 % of load; a class's representative is off by less than 1 % of the load, over which these
    // curves rise by 1 W.
    [Fact]
    public void Find_IsAsGoodAsLookingAtAll()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var fleet = new FleetArrays(SmallFleet.Random(seed));
            double[] mips = [.. fleet.VmMips.Select(m => m * random.NextDouble())];
            var draft = new Draft(fleet, null);
            draft.Load(mips);
            var index = new HostIndex(draft);
            for (int vm = 1; vm < fleet.VmCount; vm++)
            {
                int host = random.Next(fleet.HostCount);
                if (draft.FreeBytes[host] >= fleet.VmMemoryBytes[vm])
                {
                    draft.Put(vm, host);
                }
            }

            int[] hosts = [.. Enumerable.Range(0, fleet.HostCount).Where(h => draft.VmCount[h] > 0)];
            Array.ForEach(hosts, h => index.Add(h, isAsleep: false));
            int found = new CheapestHost(draft, index, [0, 0]).Find(0, Proposal.Empty, wakes: false);

            int[] fitting = [.. hosts.Where(h => draft.FreeBytes[h] >= fleet.VmMemoryBytes[0] && draft.Mips[h] + mips[0] <= fleet.HostMips[h])];
            Assert.Equal(fitting.Length > 0, found >= 0);
            if (found >= 0)
            {
                Assert.Contains(found, fitting);
                Assert.InRange(Rise(fleet, draft, found), 0, fitting.Min(h => Rise(fleet, draft, h)) + 2);
            }
        }
    }

    [Fact]
    public void HostsThatAreAsleep_ComeLast_AndOnlyIfAllowed()
    {
        var type = SmallFleet.Linear(4_000_000_000);
        var size = new VmType("vm", CpuCapacity.FromMips(500), DataSize.FromBytes(1_000_000_000));
        var fleet = new FleetArrays(SmallFleet.Of(type, 2, size, [50], [50], [50]));
        var draft = new Draft(fleet, null);
        draft.Load([500, 500, 500]);
        var index = new HostIndex(draft);
        index.Add(0, isAsleep: true);
        draft.Put(0, 1);
        index.Add(1, isAsleep: false);
        var fit = new CheapestHost(draft, index, [0]);

        Assert.Equal(1, fit.Find(1, Proposal.Empty, wakes: true));
        draft.Put(1, 1);
        index.Update(1);
        Assert.Equal(-1, fit.Find(2, Proposal.Empty, wakes: false));
        Assert.Equal(0, fit.Find(2, Proposal.Empty, wakes: true));
    }

    // 60 hosts at 80 % have memory for a VM of 15 %, which would take them above 90 %; host 60 is asleep.
    [Fact]
    public void AHostIsWoken_IfAllThatAreLookedAtWouldBeOverloaded()
    {
        var size = new VmType("vm", CpuCapacity.FromMips(1000), DataSize.FromBytes(1_000_000_000));
        var fleet = new FleetArrays(SmallFleet.Of(SmallFleet.Linear(4_000_000_000), 61, size, [.. Enumerable.Repeat<float[]>([15f], 61)]));
        var draft = new Draft(fleet, new StaticThresholdDetector(0.9));
        draft.Load([150, .. Enumerable.Repeat(800.0, 60)]);
        var index = new HostIndex(draft);
        for (int host = 0; host < 60; host++)
        {
            draft.Put(host + 1, host);
            index.Add(host, isAsleep: false);
        }

        index.Add(60, isAsleep: true);
        var fit = new CheapestHost(draft, index, [0]);

        Assert.Equal(60, fit.Find(0, Proposal.Empty, wakes: true));
        Assert.Equal(-1, fit.Find(0, Proposal.Empty, wakes: false));
    }

    private static double Rise(FleetArrays fleet, Draft draft, int host)
    {
        int kind = fleet.KindOfHost[host];
        double capacity = fleet.HostMips[host];
        return fleet.Watts(kind, (draft.Mips[host] + draft.VmMips(0)) / capacity) - fleet.Watts(kind, draft.Mips[host] / capacity);
    }
}
