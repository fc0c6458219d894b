using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Tests.Migration;

/// <summary>Requests that several tests share.</summary>
public static class TestRequests
{
    /// <summary>The textbook's example: 1,024 MiB, 125 MiB/s, 25 MiB/s written, 400 ms (R·d_max = 50 MiB).</summary>
    public static MigrationRequest Textbook { get; } = new()
    {
        Memory = DataSize.FromMebibytes(1024),
        Bandwidth = DataRate.FromMebibytesPerSecond(125),
        DirtyCurve = new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(25), DataSize.FromMebibytes(1024)),
        DowntimeLimit = TimeSpan.FromMilliseconds(400),
    };

    /// <summary>A random VM and link.</summary>
    public static MigrationRequest Random(Random random)
    {
        DataSize memory = DataSize.FromMebibytes(64 + (random.NextDouble() * 8000));
        DataRate rate = DataRate.FromMebibytesPerSecond(random.NextDouble() * 150);
        DirtyCurve[] curves =
        [
            new ConstantDirtyCurve(rate, memory),
            new SaturatingDirtyCurve(rate, memory * (0.01 + (0.9 * random.NextDouble()))),
            new HotColdDirtyCurve(memory * (0.5 * random.NextDouble()), rate, rate * (0.2 * random.NextDouble())),
        ];
        return new MigrationRequest
        {
            Memory = memory,
            Bandwidth = DataRate.FromMebibytesPerSecond(20 + (random.NextDouble() * 1000)),
            DirtyCurve = curves[random.Next(curves.Length)],
            DowntimeLimit = TimeSpan.FromMilliseconds(20 + (random.NextDouble() * 500)),
        };
    }
}
