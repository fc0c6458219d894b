using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Units;

public sealed class PowerAndEnergyTests
{
    [Fact]
    public void PowerTimesTime_IsEnergy()
    {
        // 100 W + 150 W for 2 h = 500 Wh = 1.8 MJ = 0.5 kWh.
        Energy energy = (Power.FromWatts(100) + Power.FromWatts(150)) * TimeSpan.FromHours(2);

        Assert.Equal(1.8e6, energy.Joules);
        Assert.Equal(0.5, energy.KilowattHours);
        Assert.Equal("0.5 kWh", energy.ToString());
        Assert.Equal("20.17 J", Energy.FromJoules(20.165).ToString());
        Assert.Equal(Energy.FromJoules(3), Energy.FromJoules(1) + Energy.FromJoules(2));
        Assert.Equal("93.7 W", Power.FromWatts(93.7).ToString());
    }

    [Fact]
    public void CpuCapacity_IsWholeAndChecked()
    {
        CpuCapacity capacity = CpuCapacity.FromMips(2660);

        Assert.Equal("5320 MIPS", (capacity + capacity).ToString());
        Assert.Equal(0, (capacity - capacity).Mips);
        Assert.Throws<OverflowException>(() => CpuCapacity.FromMips(long.MaxValue) + capacity);
    }
}
