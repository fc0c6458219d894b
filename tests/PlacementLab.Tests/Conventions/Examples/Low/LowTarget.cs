namespace PlacementLab.Tests.Conventions.Examples.Low;

internal sealed class LowTarget;
