using PlacementLab.Tests.Conventions.Examples.Middle;

namespace PlacementLab.Tests.Conventions.Examples.Low;

internal sealed class UsesMiddleInALambda
{
    public static Func<int, object> Create(int seed) => n => n == seed ? seed : new MiddleTarget();
}
