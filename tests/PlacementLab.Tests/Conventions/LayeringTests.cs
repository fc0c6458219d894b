using System.Reflection;
using PlacementLab.Tests.Conventions.Examples.Beside;
using PlacementLab.Tests.Conventions.Examples.Low;
using PlacementLab.Tests.Conventions.Examples.Middle;
using Xunit;

namespace PlacementLab.Tests.Conventions;

/// <summary>Inside the core a folder uses only the folders before it, in signatures and in method bodies.</summary>
public sealed class LayeringTests
{
    private static readonly LayerRule _core = new(
        ["PlacementLab.Units"], ["PlacementLab.Infrastructure"], ["PlacementLab.Demand"], ["PlacementLab.Migration"],
        ["PlacementLab.Placement"], ["PlacementLab.Planning"], ["PlacementLab.Checking"],
        ["PlacementLab.Reliability", "PlacementLab.Security"], ["PlacementLab.Simulation"]);

    private static readonly LayerRule _example = new(
        ["PlacementLab.Tests.Conventions.Examples.Low"], ["PlacementLab.Tests.Conventions.Examples.Middle", "PlacementLab.Tests.Conventions.Examples.Beside"]);

    [Fact]
    public void CoreUsesOnlyLowerLayers() => Assert.Empty(_core.Violations(House.Core.GetTypes()));

    [Fact]
    public void EveryTypeOfTheCoreIsInALayer()
    {
        string[] layers = [.. _core.Layers.SelectMany(l => l)];
        string[] outside =
        [
            .. House.Types.Where(t => t.Assembly == House.Core && t.Namespace != "PlacementLab")
                .Where(t => !layers.Any(l => t.Namespace == l || t.Namespace!.StartsWith(l + ".", StringComparison.Ordinal)))
                .Select(t => t.FullName!),
        ];

        Assert.Empty(outside);
    }

    [Theory]
    [InlineData(typeof(UsesMiddleInItsSignature))]
    [InlineData(typeof(UsesMiddleInAMethodBody))]
    [InlineData(typeof(UsesMiddleInALambda))]
    [InlineData(typeof(UsesMiddleAsATypeArgument))]
    public void UseUpwardsIsFound(Type user) =>
        Assert.Contains(
            _example.Violations([user, .. user.GetNestedTypes(BindingFlags.NonPublic)]), v => v.EndsWith(nameof(MiddleTarget), StringComparison.Ordinal));

    [Fact]
    public void UseSidewaysIsFound() => Assert.Single(_example.Violations([typeof(UsesMiddleBeside)]));

    [Fact]
    public void UseDownwardsIsAllowed() => Assert.Empty(_example.Violations([typeof(MiddleTarget)]));
}
