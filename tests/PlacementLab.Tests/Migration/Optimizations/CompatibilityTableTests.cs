using PlacementLab.Migration;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Migration.Storage;
using PlacementLab.Tests.Support;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Optimizations;

/// <summary>Which optimisation goes with which scheme.</summary>
public sealed class CompatibilityTableTests
{
    [Fact]
    public void EveryPairIsThereOnceAndFoundByItsKeys()
    {
        Assert.Equal(Enum.GetValues<OptimizationKind>().Length * Enum.GetValues<MigrationScheme>().Length, CompatibilityTable.All.Length);
        Assert.All(CompatibilityTable.All, p => Assert.Same(p, CompatibilityTable.Of(p.Optimization, p.Scheme)));
        Assert.All(CompatibilityTable.All, p => Assert.NotEmpty(p.Reason));
        Assert.Equal(Enum.GetValues<OptimizationKind>(), OptimizationSamples.All.Select(o => o.Kind));
    }

    [Theory]
    [InlineData(OptimizationKind.WriteThrottling, "pre-copy hybrid")]
    [InlineData(OptimizationKind.Compression, "pre-copy post-copy hybrid stop-and-copy process suspend-resume")]
    [InlineData(OptimizationKind.Delta, "pre-copy hybrid")]
    [InlineData(OptimizationKind.Deduplication, "pre-copy post-copy hybrid stop-and-copy process suspend-resume")]
    [InlineData(OptimizationKind.FreePageHints, "pre-copy post-copy hybrid stop-and-copy suspend-resume")]
    [InlineData(OptimizationKind.PrePaging, "post-copy hybrid")]
    [InlineData(OptimizationKind.ActivePush, "post-copy hybrid")]
    [InlineData(OptimizationKind.FaultChannel, "post-copy hybrid")]
    [InlineData(OptimizationKind.MultiChannel, "pre-copy post-copy hybrid stop-and-copy process suspend-resume")]
    [InlineData(OptimizationKind.Encryption, "pre-copy post-copy hybrid stop-and-copy process suspend-resume")]
    public void SchemesOfEachOptimisation(OptimizationKind kind, string schemes) => Assert.Equal(
        schemes.Split(' '),
        CompatibilityTable.All.Where(p => p.Optimization == kind && p.Applies).Select(p => MigrationSchemeNames.NameOf(p.Scheme)));

    [Fact]
    public void ReadmeShowsTheTable()
    {
        string readme = File.ReadAllText(Path.Combine(Checkout.Root, "src", "PlacementLab", "README.md")).ReplaceLineEndings("\n");
        IEnumerable<string> rows = Enum.GetValues<OptimizationKind>().Select(kind =>
            $"| {OptimizationNames.NameOf(kind)} |" + string.Concat(CompatibilityTable.All.Where(p => p.Optimization == kind).Select(p => p.Applies ? " yes |" : " - |")));
        string head = $"| optimisation | {string.Join(" | ", MigrationSchemeNames.All)} |\n|{string.Concat(Enumerable.Repeat("---|", 1 + MigrationSchemeNames.All.Count))}\n";

        Assert.Contains(head + string.Join('\n', rows) + "\n\n", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotWorkIsRefusedWithTheReasonAndLeftOutOfAComparison()
    {
        foreach (MigrationOptimization optimization in OptimizationSamples.All)
        {
            MigrationModelSettings settings = DescribedVms.Settings with { Optimizations = [optimization] };
            IReadOnlyList<MigrationEstimate> all = MigrationModels.EstimateAll(DescribedVms.Textbook, DescribedVms.Link, settings);
            foreach (MigrationScheme scheme in Enum.GetValues<MigrationScheme>())
            {
                Compatibility pair = CompatibilityTable.Of(optimization.Kind, scheme);
                MigrationEstimate estimate = all[(int)scheme];
                if (pair.Applies)
                {
                    Assert.Equal(estimate, MigrationModels.Estimate(scheme, DescribedVms.Textbook, DescribedVms.Link, settings));
                    Assert.Equal([optimization.Name], estimate.Optimizations);
                }
                else
                {
                    InvalidInputException refusal = Assert.Throws<InvalidInputException>(
                        () => MigrationModels.Estimate(scheme, DescribedVms.Textbook, DescribedVms.Link, settings));
                    Assert.Contains(pair.Reason, refusal.Message);
                    Assert.Equal([$"{optimization.Name}: {pair.Reason}"], estimate.LeftOut);
                }
            }
        }
    }

    [Fact]
    public void WhatIsLeftOutIsAnItemEach()
    {
        MigratingVm vm = DescribedVms.Textbook with { DiskSize = DataSize.FromGibibytes(1) };
        MigrationModelSettings settings = DescribedVms.Settings with
        {
            Optimizations = [new DeltaEncoding(), new StreamEncryption(), new WriteThrottling()],
            Storage = new StorageOptions(),
        };
        MigrationEstimate process = MigrationModels.EstimateAll(vm, DescribedVms.Link, settings)[(int)MigrationScheme.Process];

        Assert.Equal(["encryption"], process.Optimizations);
        Assert.Equal(["delta", "write-throttling", "disk"], process.LeftOut.Select(item => item.Split(": ")[0]));
        Assert.Equal(process, MigrationModels.EstimateAll(vm, DescribedVms.Link, settings)[(int)MigrationScheme.Process]);
    }

    [Fact]
    public void TheSameTwiceIsRefused()
    {
        var twice = new MigrationModelSettings { Optimizations = [PageCompression.Zstd, PageCompression.Zlib] };

        Assert.Contains(
            "compression 2 times",
            Assert.Throws<InvalidInputException>(() => MigrationModels.EstimateAll(DescribedVms.Textbook, DescribedVms.Link, twice)).Message);
    }

    [Fact]
    public void DeltaNeedsACopyRound()
    {
        var settings = new MigrationModelSettings { HybridRounds = 0, Optimizations = [new DeltaEncoding()] };

        Assert.Throws<InvalidInputException>(() => MigrationModels.Estimate(MigrationScheme.Hybrid, DescribedVms.Textbook, DescribedVms.Link, settings));
    }

    [Fact]
    public void OrderDoesNotMatter()
    {
        var random = new Random(3);
        for (int i = 0; i < 100; i++)
        {
            MigratingVm vm = DescribedVms.RandomVm(random);
            MigrationLink link = DescribedVms.RandomLink(random);
            MigrationOptimization[] some = [.. OptimizationSamples.All.Where(_ => random.Next(2) == 0)];
            MigrationOptimization[] turned = [.. some.Reverse()];

            Assert.All(
                MigrationModels.EstimateAll(vm, link, new MigrationModelSettings { Optimizations = some })
                    .Zip(MigrationModels.EstimateAll(vm, link, new MigrationModelSettings { Optimizations = turned })),
                pair =>
                {
                    Assert.Equal(pair.First.TotalTime.TotalSeconds, pair.Second.TotalTime.TotalSeconds, 1e-6 * (1 + pair.First.TotalTime.TotalSeconds));
                    Assert.Equal(pair.First.Traffic.Bytes, pair.Second.Traffic.Bytes, 1 + (1e-9 * pair.First.Traffic.Bytes));
                });
        }
    }

    [Fact]
    public void NamesAreReadBack()
    {
        Assert.All(OptimizationNames.All, n => Assert.Equal(n, OptimizationNames.NameOf(OptimizationNames.Parse(n.ToUpperInvariant(), "here"))));
        Assert.Contains("deduplication", Assert.Throws<InvalidInputException>(() => OptimizationNames.Parse("magic", "--with")).Message);
        Assert.Equal(DataSize.FromMebibytes(64), new DeltaEncoding().Cache);
    }
}
