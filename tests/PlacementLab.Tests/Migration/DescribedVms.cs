using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Tests.Migration;

/// <summary>Described VMs and links that several tests share.</summary>
public static class DescribedVms
{
    /// <summary>The textbook's VM: 1,024 MiB, 25 MiB/s written.</summary>
    public static MigratingVm Textbook { get; } = new()
    {
        Memory = DataSize.FromMebibytes(1024),
        DirtyCurve = new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(25), DataSize.FromMebibytes(1024)),
    };

    /// <summary>The textbook's link: 125 MiB/s, without a round trip.</summary>
    public static MigrationLink Link { get; } = new() { Bandwidth = DataRate.FromMebibytesPerSecond(125), RoundTrip = TimeSpan.Zero };

    /// <summary>The textbook's limit: 400 ms, 50 MiB on that link.</summary>
    public static MigrationModelSettings Settings { get; } = new() { DowntimeLimit = TimeSpan.FromMilliseconds(400) };

    /// <summary>A random VM.</summary>
    public static MigratingVm RandomVm(Random random)
    {
        MigrationRequest request = TestRequests.Random(random);
        return new MigratingVm
        {
            Memory = request.Memory,
            DirtyCurve = request.DirtyCurve,
            ZeroMemory = DataSize.FromMebibytes(random.Next(1000)),
            DiskSize = DataSize.FromMebibytes(1 + random.Next(20_000)),
            DiskWriteRate = DataRate.FromMebibytesPerSecond(random.NextDouble() * 80),
            CpuBoundWriter = random.Next(2) == 0,
        };
    }

    /// <summary>A random link.</summary>
    public static MigrationLink RandomLink(Random random) => new()
    {
        Bandwidth = DataRate.FromMebibytesPerSecond(20 + (random.NextDouble() * 1000)),
        RoundTrip = TimeSpan.FromMilliseconds(random.NextDouble() * 5),
        ServiceShare = random.NextDouble() * 0.5,
    };
}
