using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

/// <summary>What holds for every scheme, stop rule and effect.</summary>
public sealed class MigrationPropertyTests
{
    [Fact]
    public void Phases_AreContiguousAndAddUp()
    {
        foreach ((MigrationRequest _, MigrationEstimate estimate) in RandomEstimates(10, 60))
        {
            double end = 0;
            foreach (MigrationPhase phase in estimate.Phases)
            {
                Assert.Equal(end, phase.StartSeconds);
                Assert.True(phase.EndSeconds >= phase.StartSeconds && phase.Bytes >= 0);
                end = phase.EndSeconds;
            }

            Assert.Equal(estimate.TotalTime.TotalSeconds, end, 1e-6 + (1e-12 * end));
            Assert.Equal(estimate.Traffic.Bytes, estimate.Phases.Sum(p => p.Bytes), 1.0 + (1e-12 * estimate.Traffic.Bytes));
        }
    }

    [Fact]
    public void Phases_TellWhereTheVmRuns()
    {
        foreach ((MigrationRequest _, MigrationEstimate estimate) in RandomEstimates(11, 60))
        {
            MigrationPhase[] down = [.. estimate.Phases.Where(p => p.VmRunsOn == VmLocation.Nowhere)];

            Assert.Equal(estimate.Downtime.TotalSeconds, down.Sum(p => p.Seconds), 1e-6 + (1e-9 * estimate.Downtime.TotalSeconds));
            Assert.Equal(estimate.Phases.Select(p => Order(p.VmRunsOn)).Order(), estimate.Phases.Select(p => Order(p.VmRunsOn)));
            Assert.Equal(estimate.Outcome == MigrationOutcome.Aborted, down.Length == 0);
            if (down.Length > 0)
            {
                Assert.Equal(estimate.ResumeAt.TotalSeconds, down[^1].EndSeconds, 1e-6 + (1e-9 * estimate.ResumeAt.TotalSeconds));
            }
        }
    }

    [Fact]
    public void Downtime_IsPartOfTheTimeToTheResumeAndThatOfTheTotal()
    {
        foreach ((MigrationRequest _, MigrationEstimate estimate) in RandomEstimates(12, 60))
        {
            Assert.True(estimate.Downtime <= estimate.ResumeAt && estimate.ResumeAt <= estimate.TotalTime, estimate.ToString());
            Assert.InRange(estimate.ResidualRisk, 0, 1);
            Assert.True(estimate.Slowdown >= TimeSpan.Zero);
        }
    }

    [Fact]
    public void UncompressedSchemesOfAllMemory_SendAtLeastOneCopy()
    {
        foreach ((MigrationRequest request, MigrationEstimate estimate) in RandomEstimates(13, 60))
        {
            bool plain = request.Effects == CopyEffects.None && request.ProcessState is null && estimate.Outcome != MigrationOutcome.Aborted;

            Assert.True(!plain || estimate.Traffic.Bytes >= request.Memory.Bytes * (4104 / 4096.0) - 1, estimate.ToString());
        }
    }

    [Fact]
    public void TextbookPreCopy_IsFasterOnAFasterLinkWhenItConverges()
    {
        var random = new Random(14);
        for (int i = 0; i < 500; i++)
        {
            MigrationRequest request = Constant(random, 0.99 * random.NextDouble());
            MigrationRequest faster = request with { Bandwidth = request.Bandwidth * (1 + random.NextDouble()) };

            Assert.True(EndSeconds(faster) < EndSeconds(request));
        }
    }

    [Fact]
    public void IdleVm_TakesOneCopyUnderEveryScheme()
    {
        // D → 0: pre-copy and hybrid approach M/R, each with a relative difference of at most about D/R.
        var random = new Random(15);
        for (int i = 0; i < 100; i++)
        {
            MigrationRequest idle = Constant(random, 1e-9);
            double oneCopy = idle.Memory.Bytes / idle.Bandwidth.BytesPerSecond;

            Assert.Equal(oneCopy, EndSeconds(idle), 1e-6 * oneCopy);
            Assert.Equal(oneCopy, new StopAndCopyModel().Estimate(idle).Phases[^1].EndSeconds, 1e-12 * oneCopy);
            Assert.Equal(oneCopy, new HybridModel(Bare).Estimate(idle).Phases[^1].EndSeconds, 1e-6 * oneCopy);
            Assert.Equal(oneCopy, new PostCopyModel(Bare.PostCopy).Estimate(idle).Phases[^1].EndSeconds, 1e-12 * oneCopy);
        }
    }

    [Fact]
    public void WritersThatReachTheLink_TakeForEverAndAtTheLinkNeverConverge()
    {
        // D → R: T = (M/R)·(1 − σ^(n+1))/(1 − σ) grows without bound; at σ = 1 there is no n.
        var random = new Random(16);
        for (int i = 0; i < 20; i++)
        {
            MigrationRequest request = Constant(random, 0) with { Memory = DataSize.FromMebibytes(4000), DowntimeLimit = TimeSpan.FromMilliseconds(100) };
            double oneCopy = request.Memory.Bytes / request.Bandwidth.BytesPerSecond;
            double[] copies = [.. new[] { 0.9, 0.99, 0.999 }.Select(s => EndSeconds(WithSigma(request, s)) / oneCopy)];

            Assert.True(copies[0] > 5 && copies[1] > 5 * copies[0] && copies[2] > 5 * copies[1], string.Join(" ", copies));
            Assert.False(new PreCopyModel().Estimate(WithSigma(request, 1)).Converged);
        }
    }

    [Fact]
    public void ClosedFormAndIteration_AgreeToNineDigits()
    {
        // T = (M/R)·(1 − σ^(n+1))/(1 − σ), n = max(0, ⌈log_σ(R·d_max/M)⌉).
        var random = new Random(17);
        for (int i = 0; i < 500; i++)
        {
            double sigma = 0.01 + (0.98 * random.NextDouble());
            MigrationRequest request = Constant(random, sigma);
            double oneCopy = request.Memory.Bytes / request.Bandwidth.BytesPerSecond;
            double rounds = Math.Max(0, Math.Ceiling(Math.Log(request.DowntimeLimit.TotalSeconds / oneCopy) / Math.Log(sigma)));
            MigrationEstimate estimate = new PreCopyModel().Estimate(request);
            double closed = oneCopy * (1 - Math.Pow(sigma, rounds + 1)) / (1 - sigma);

            Assert.Equal(rounds, estimate.Rounds);
            Assert.Equal(closed, estimate.Phases[^1].EndSeconds, 1e-9 * closed);
        }
    }

    private static HybridOptions Bare { get; } = new() { PostCopy = new PostCopyOptions { Overheads = MigrationOverheads.None } };

    private static int Order(VmLocation location) => location switch { VmLocation.Source => 0, VmLocation.Nowhere => 1, _ => 2 };

    private static double EndSeconds(MigrationRequest request) => new PreCopyModel().Estimate(request).Phases[^1].EndSeconds;

    private static MigrationRequest Constant(Random random, double sigma) =>
        WithSigma(TestRequests.Random(random) with { Memory = DataSize.FromMebibytes(500 + (random.NextDouble() * 8000)) }, sigma);

    private static MigrationRequest WithSigma(MigrationRequest request, double sigma) =>
        request with { DirtyCurve = new ConstantDirtyCurve(request.Bandwidth * sigma, request.Memory) };

    private static IEnumerable<(MigrationRequest Request, MigrationEstimate Estimate)> RandomEstimates(int seed, int requests)
    {
        IStopRule[] rules =
        [
            .. StopRulePresets.All, StopRulePresets.KubeVirt with { OnNonConvergence = NonConvergenceAction.SwitchToPostCopy },
            StopRulePresets.HyperV with { OnNonConvergence = NonConvergenceAction.Throttle },
        ];
        var random = new Random(seed);
        for (int i = 0; i < requests; i++)
        {
            MigrationRequest request = Varied(random);
            foreach (IStopRule rule in rules)
            {
                yield return (request, new PreCopyModel(new PreCopyOptions { StopRule = rule }).Estimate(request));
            }

            var settings = new MigrationModelSettings
            {
                HybridRounds = random.Next(4),
                SuspendResume = new SuspendResumeOptions { ThinkTime = TimeSpan.FromSeconds(random.Next(100)), Fetch = (StoreFetch)random.Next(2) },
            };
            foreach (IMigrationModel model in MigrationModels.CreateAll(settings))
            {
                yield return (request, model.Estimate(request));
            }
        }
    }

    private static MigrationRequest Varied(Random random)
    {
        MigrationRequest request = TestRequests.Random(random) with
        {
            ZeroMemory = DataSize.FromMebibytes(random.Next(2) * 500),
            DirtyLoggingFactor = 0.3 + random.NextDouble(),
            CpuBoundWriter = random.Next(2) == 0,
            ForwardedCallsPerSecond = random.Next(1000),
            DownloadBandwidth = random.Next(2) == 0 ? null : DataRate.FromMebibytesPerSecond(100),
        };
        var effects = new CopyEffects
        {
            FirstRoundWireShare = 0.2 + random.NextDouble(),
            LaterRoundWireShare = 0.2 + random.NextDouble(),
            EncodingBytesPerSecond = 1e7 + (random.NextDouble() * 1e9),
            Throttle = random.Next(2) == 0 ? ThrottleRule.Default : null,
            PushShare = 0.1 + (0.9 * random.NextDouble()),
            PrePagingShare = random.NextDouble(),
            ExtraPreemptChannel = random.Next(2) == 0,
        };
        return random.Next(2) == 0 ? request : request with { Effects = effects };
    }
}
