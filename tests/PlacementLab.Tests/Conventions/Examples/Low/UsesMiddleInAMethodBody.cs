using PlacementLab.Tests.Conventions.Examples.Middle;

namespace PlacementLab.Tests.Conventions.Examples.Low;

internal sealed class UsesMiddleInAMethodBody
{
    public static int Count() => MiddleTarget.Count;
}
