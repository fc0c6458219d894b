using System.Text.Json;
using PlacementLab.Migration.Sharing;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Migration.Sharing;

/// <summary>The two-stage formula by hand and against published plans.</summary>
public sealed class TwoStageDurationTests
{
    private static readonly TwoStageDuration _small = new() { MemoryMegabytes = 2000, HotMegabytes = 96, HotSeconds = 2, ColdMegabytesPerSecond = 2 };

    [Fact]
    public void LongCopyByHand() =>
        // b = 500/9 = 55.5556; d = 36; second = (96 + 34·2)/(55.5556 − 2) = 164/53.5556 = 3.062241;
        // third = 96/55.5556 · 48/(55.5556 − 48) = 1.728 · 6.352941 = 10.977882; in all 50.040123.
        Assert.Equal(50.040123, _small.Seconds(TwoStageDuration.UsableMegabytesPerSecond(500)), 1e-5);

    [Fact]
    public void ShortCopyByHand() =>
        // M = 100, b = 100: d = 1 ≤ h = 2: 1 + 48·1/(100 − 48) = 1.923077.
        Assert.Equal(1.923077, (_small with { MemoryMegabytes = 100 }).Seconds(100), 1e-5);

    [Fact]
    public void NeverEndsBelowTheDirtyRate()
    {
        Assert.Equal(double.PositiveInfinity, _small.Seconds(48));
        Assert.Equal(double.PositiveInfinity, (_small with { HotMegabytes = 1, ColdMegabytesPerSecond = 90 }).Seconds(80));
    }

    [Fact]
    public void RefusesWhatIsOutOfRange()
    {
        Assert.Throws<ArgumentException>(() => _small.Seconds(0));
        Assert.Throws<ArgumentException>(() => (_small with { HotSeconds = 0 }).Seconds(100));
        Assert.Throws<ArgumentException>(() => (_small with { MemoryMegabytes = -1 }).Seconds(100));
    }

    [Fact]
    public void RecordedDurationsWithin1300Milliseconds()
    {
        int migrations = 0;
        foreach (string file in Directory.EnumerateFiles(SharedDatasets.PathOrSkip("mvm_ucc15"), "random.*.json").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            JsonElement vms = json.RootElement.GetProperty("origin").GetProperty("attributes").GetProperty("vms");
            foreach (JsonElement action in json.RootElement.GetProperty("actions").EnumerateArray().Where(a => a.GetProperty("id").GetString() == "migrateVM"))
            {
                double recorded = action.GetProperty("end").GetDouble() - action.GetProperty("start").GetDouble();
                double usable = TwoStageDuration.UsableMegabytesPerSecond(action.GetProperty("bw").GetDouble());
                double predicted = Of(vms.GetProperty(action.GetProperty("vm").GetInt32().ToString())).Seconds(usable);
                Assert.InRange(Math.Abs(predicted - recorded), 0, 1.3);
                migrations++;
            }
        }

        Assert.Equal(250, migrations);
    }

    private static TwoStageDuration Of(JsonElement vm) => new()
    {
        MemoryMegabytes = vm.GetProperty("memUsed").GetDouble(),
        HotMegabytes = vm.GetProperty("maxDirtySize").GetDouble(),
        HotSeconds = vm.GetProperty("maxDirtyDuration").GetDouble(),
        ColdMegabytesPerSecond = vm.GetProperty("dirtyRate").GetDouble(),
    };
}
