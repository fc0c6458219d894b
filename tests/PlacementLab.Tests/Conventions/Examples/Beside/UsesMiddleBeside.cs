using PlacementLab.Tests.Conventions.Examples.Middle;

namespace PlacementLab.Tests.Conventions.Examples.Beside;

internal sealed class UsesMiddleBeside
{
    public static int Count() => MiddleTarget.Count;
}
