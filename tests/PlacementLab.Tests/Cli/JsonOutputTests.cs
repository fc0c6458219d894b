using PlacementLab.Cli;
using Xunit;

namespace PlacementLab.Tests.Cli;

public sealed class JsonOutputTests
{
    [Fact]
    public void Document_HasCamelCaseKeysLfAndNullForNonFiniteNumbers()
    {
        using var output = new StringWriter();

        JsonOutput.Write(output, new { TotalSeconds = 1.5, Slav = double.NaN, Gap = double.PositiveInfinity, Name = "µ–a" });

        Assert.Equal("{\n  \"totalSeconds\": 1.5,\n  \"slav\": null,\n  \"gap\": null,\n  \"name\": \"µ–a\"\n}\n", output.ToString());
    }
}
