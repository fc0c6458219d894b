using PlacementLab.Tests.Conventions.Examples.Middle;

namespace PlacementLab.Tests.Conventions.Examples.Low;

internal sealed class UsesMiddleInItsSignature
{
    public MiddleTarget? Used { get; init; }
}
