using PlacementLab.Migration;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class StopAndCopyModelTests
{
    [Fact]
    public void TimeIsMemoryOverBandwidthWhateverIsWritten()
    {
        // 1024/125 = 8.192 s; 1024·2^20·4104/4096 = 1,075,838,976 B.
        MigrationEstimate estimate = new StopAndCopyModel().Estimate(TestRequests.Textbook);

        Assert.Equal(8.192, estimate.TotalTime.TotalSeconds);
        Assert.Equal(estimate.TotalTime, estimate.Downtime);
        Assert.Equal(1_075_838_976, estimate.Traffic.Bytes);
        Assert.Equal(TimeSpan.Zero, estimate.Slowdown);
        Assert.Equal(0, estimate.ResidualRisk);
        Assert.Equal(estimate, new StopAndCopyModel().Estimate(TestRequests.Textbook with
        {
            DirtyCurve = TestRequests.Textbook.DirtyCurve.Scaled(1000),
        }));
    }

    [Fact]
    public void Overheads_StopTheVmUpToTheResume()
    {
        // 1 s setup + (1024 + 125)/125 = 9.192 s + 0.5 s resume = 10.692 s; 2 s of tear-down after it.
        var overheads = new MigrationOverheads
        {
            Setup = TimeSpan.FromSeconds(1),
            DeviceState = DataSize.FromMebibytes(125),
            Resume = TimeSpan.FromSeconds(0.5),
            Commit = TimeSpan.FromSeconds(2),
        };

        MigrationEstimate estimate = new StopAndCopyModel(new StopAndCopyOptions { Overheads = overheads }).Estimate(TestRequests.Textbook);

        Assert.Equal(10.692, estimate.Downtime.TotalSeconds, 9);
        Assert.Equal(12.692, estimate.TotalTime.TotalSeconds, 9);
    }
}
