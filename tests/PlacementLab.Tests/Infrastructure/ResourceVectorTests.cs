using PlacementLab.Infrastructure;
using Xunit;

namespace PlacementLab.Tests.Infrastructure;

public sealed class ResourceVectorTests
{
    [Fact]
    public void FitsIn_NeedsEveryResource()
    {
        var capacity = new ResourceVector(1000, 4096, 10);

        Assert.True(new ResourceVector(1000, 4096, 10).FitsIn(capacity));
        Assert.False(new ResourceVector(1001, 0, 0).FitsIn(capacity));
        Assert.False(new ResourceVector(0, 4097, 0).FitsIn(capacity));
        Assert.False(new ResourceVector(0, 0, 11).FitsIn(capacity));
    }

    [Fact]
    public void Equality_IsByValue()
    {
        var vector = new ResourceVector(1, 2);

        Assert.True(vector == new ResourceVector(1, 2));
        Assert.True(vector != new ResourceVector(1, 3));
        Assert.Equal(vector.GetHashCode(), new ResourceVector(1, 2).GetHashCode());
        Assert.Equal(default, new ResourceVector());
        Assert.Equal((1, 2), (vector.CpuMips, vector.MemoryBytes));
    }

    [Fact]
    public void Space_StartsWithCpuAndMemoryAndKeepsNamesApart()
    {
        var space = ResourceSpace.With(new Resource("disk", "B", false));

        Assert.Equal(["cpu", "memory", "disk"], space.Resources.Select(r => r.Name));
        Assert.True(space.Resources[ResourceSpace.Memory].IsTransient);
        Assert.False(space.Resources[ResourceSpace.Cpu].IsTransient);
        Assert.Throws<ArgumentException>(() => ResourceSpace.With(new Resource("cpu", "cores", false)));
    }
}
