using PlacementLab.Traces.Files;
using Xunit;

namespace PlacementLab.Tests.Traces.Files;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("job-6251 <&> \"µ–策略\" 😀")]
    public void Of_VisibleText_IsTheSame(string text) => Assert.Equal(text, VisibleText.Of(text));

    [Fact]
    public void Of_WhatCannotBeShown_IsItsCode()
    {
        Assert.Equal("a\\x00\\x1B[0m\\x0A\\x9B", VisibleText.Of("a\0\u001B[0m\n\u009B"));
        Assert.Equal("\\uFFFE|\\uD83D|\\uDE00", VisibleText.Of("\uFFFE|\uD83D|\uDE00"));
    }
}
