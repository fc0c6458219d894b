namespace PlacementLab.Tests;

public sealed class SmokeTests
{
    [Xunit.Fact]
    public void One_IsOne() => Xunit.Assert.Equal("PlacementLab.Cli", typeof(Program).Assembly.GetName().Name);
}
