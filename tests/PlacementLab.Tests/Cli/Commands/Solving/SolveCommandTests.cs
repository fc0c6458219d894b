using System.Text.Json;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Solving;

public sealed class SolveCommandTests
{
    private static string Example(string name) => Path.Combine(Checkout.Root, "datasets", "placement-examples", name);

    // Three replicas, each on a host of its own, and two hosts.
    [Theory]
    [InlineData("lns")]
    [InlineData("ffd")]
    [InlineData("cp-sat")]
    public async Task Infeasible_SaysWhatCannotHoldTogether(string solver)
    {
        CommandLineRun run = await CommandLineRun.Of("solve", Example("infeasible.json"), "--solver", solver, "--iterations", "1000");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("proven infeasible", run.Output, StringComparison.Ordinal);
        Assert.Contains($"cannot hold together: spread of replica-0, replica-1, replica-2{Environment.NewLine}", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Bound_Linear_IsAtLeastTheAggregateOne_AndNamed()
    {
        JsonElement aggregate = await Solved("--bound", "aggregate");
        JsonElement linear = await Solved("--bound", "linear");

        Assert.NotEqual("linear relaxation", aggregate.GetProperty("boundName").GetString());
        Assert.True(linear.GetProperty("bound").GetDouble() >= aggregate.GetProperty("bound").GetDouble());
        Assert.True(linear.GetProperty("bound").GetDouble() <= linear.GetProperty("cost").GetDouble());
        Assert.Equal(aggregate.GetProperty("cost").GetDouble(), linear.GetProperty("cost").GetDouble());

        static async Task<JsonElement> Solved(params string[] more)
        {
            CommandLineRun run = await CommandLineRun.Of(["solve", Example("consolidation.json"), "--iterations", "20000", "--json", .. more]);
            Assert.Equal("", run.Error);
            return JsonDocument.Parse(run.Output).RootElement;
        }
    }

    [Fact]
    public async Task Bound_OfUnknownName_IsRefused()
    {
        CommandLineRun run = await CommandLineRun.Of("solve", Example("consolidation.json"), "--bound", "best");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("aggregate", run.Error, StringComparison.Ordinal);
    }
}
