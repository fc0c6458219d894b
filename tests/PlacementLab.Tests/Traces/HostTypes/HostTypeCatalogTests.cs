using PlacementLab.Infrastructure;
using PlacementLab.Traces.HostTypes;
using Xunit;

namespace PlacementLab.Tests.Traces.HostTypes;

public sealed class HostTypeCatalogTests
{
    [Fact]
    public void Find_GivesThePublishedG4()
    {
        HostType g4 = HostTypeCatalog.Find("HP-ProLiant-ML110-G4", "test");

        Assert.Equal("hp-proliant-ml110-g4", g4.Name);
        Assert.Equal(2 * 1860, g4.Cpu.Mips);
        Assert.Equal(4, g4.Memory.TotalGibibytes);
        Assert.Equal(1000, g4.Nic.MegabitsPerSecond);
        Assert.Equal([86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117], g4.PowerCurve.Watts);
    }

    [Fact]
    public void Find_InterpolatesTheG5()
    {
        // 45 % is half way between 110 W at 40 % and 116 W at 50 %.
        Assert.Equal(113, HostTypeCatalog.Find("hp-proliant-ml110-g5", "test").PowerCurve.At(0.45).Watts, 1e-9);
    }

    [Fact]
    public void All_AreComplete()
    {
        Assert.Equal(10, HostTypeCatalog.All.Length);
        Assert.Equal(10, HostTypeCatalog.All.Select(t => t.Type.Name).Distinct().Count());
        Assert.Contains(HostTypeCatalog.All, t => t.Year >= 2021);
        Assert.All(HostTypeCatalog.All, t =>
        {
            Assert.InRange(t.Cores, 2, 64);
            Assert.InRange(t.Year, 2006, 2021);
            Assert.StartsWith("SPECpower_ssj2008: ", t.Source, StringComparison.Ordinal);
            Assert.InRange(t.Type.Cpu.Mips / t.Cores, 1860, 3067);
        });
    }
}
