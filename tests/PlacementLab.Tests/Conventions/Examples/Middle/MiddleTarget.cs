using PlacementLab.Tests.Conventions.Examples.Low;

namespace PlacementLab.Tests.Conventions.Examples.Middle;

internal sealed class MiddleTarget
{
    public static int Count => new LowTarget().GetHashCode();
}
