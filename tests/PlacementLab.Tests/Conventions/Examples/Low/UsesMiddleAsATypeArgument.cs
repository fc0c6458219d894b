using PlacementLab.Tests.Conventions.Examples.Middle;

namespace PlacementLab.Tests.Conventions.Examples.Low;

internal sealed class UsesMiddleAsATypeArgument
{
    public static int Count() => Array.Empty<MiddleTarget>().Length;
}
