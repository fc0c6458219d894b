using PlacementLab.Migration.Storage;
using Xunit;

namespace PlacementLab.Tests.Migration.Storage;

/// <summary>Literal names.</summary>
public sealed class BlockStrategyNamesTests
{
    [Fact]
    public void EachStrategyHasAName() =>
        Assert.All(Enum.GetValues<BlockStrategy>(), s => Assert.Equal(s, BlockStrategyNames.Parse(BlockStrategyNames.NameOf(s).ToUpperInvariant(), "here")));

    [Fact]
    public void UnknownNameIsRefused() =>
        Assert.Contains("dirty-blocks", Assert.Throws<InvalidInputException>(() => BlockStrategyNames.Parse("nfs", "--disk")).Message);
}
