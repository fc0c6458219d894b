using PlacementLab.Simulation.Consolidation.CloudSim;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.CloudSim;

public sealed class RequestTableTests
{
    [Theory]
    [InlineData(0, 49493u, 49493u)]
    [InlineData(10, 1534362u, 1534349u)]
    [InlineData(263, 47566420u, 47565953u)]
    [InlineData(1051, 1474523574u, 1474504277u)]
    public void Hash_IsThatOfJava(int vm, uint hash, uint spread)
    {
        Assert.Equal(hash, RequestTable.Hash(vm));
        Assert.Equal(spread, RequestTable.Spread(vm));
    }

    // VMs 100, 137, 174, ... come in; the table doubles beyond 12 keys and beyond 24.
    [Theory]
    [InlineData(new[] { 396, 285, 211, 100, 174, 359, 433, 322, 248, 137 })]
    [InlineData(new[] { 396, 285, 211, 100, 174, 470, 359, 433, 322, 248, 137, 544, 507 })]
    [InlineData(new[]
    {
        285, 100, 581, 766, 988, 840, 322, 248, 544, 914, 618, 396, 692, 211, 174, 470, 877, 359, 433, 655, 137, 951, 507, 803, 729,
    })]
    public void Order_IsThatOfAJavaHashMap(int[] expected)
    {
        var table = new RequestTable(1, 1100, insertionOrder: false);
        int[] vms = Fill(table, expected.Length);

        Assert.Equal(expected, table.Order(0, vms).ToArray().Select(slot => vms[slot]));
    }

    [Fact]
    public void Order_NeverShrinksBack()
    {
        var table = new RequestTable(1, 1100, insertionOrder: false);
        int[] vms = Fill(table, 25)[..10];
        var fresh = new RequestTable(1, 1100, insertionOrder: false);

        Assert.NotEqual(fresh.Order(0, vms).ToArray(), table.Order(0, vms).ToArray());
    }

    [Fact]
    public void MayGrow_JustBeforeAThresholdAndAtAFullBucket()
    {
        var table = new RequestTable(1, 1100, insertionOrder: false);
        int[] vms = Fill(table, 12);

        Assert.False(table.MayGrow(0, vms[..11]));
        Assert.True(table.MayGrow(0, vms));
        Assert.True(table.MayGrow(0, SameBucket(16, 8)));
        Assert.False(table.MayGrow(0, SameBucket(16, 7)));
    }

    [Fact]
    public void FullBucket_LetsASmallTableGrow()
    {
        var table = new RequestTable(1, 4000, insertionOrder: false);
        int[] vms = SameBucket(16, 9);
        for (int i = 0; i < vms.Length; i++)
        {
            table.Insert(0, vms.AsSpan(0, i), vms[i]);
        }

        // Nine keys fit into 16 buckets, but not into one of them: now the order is that of 32 buckets.
        int[] buckets = [.. table.Order(0, vms).ToArray().Select(slot => (int)(RequestTable.Spread(vms[slot]) & 31))];
        Assert.Equal(buckets.Order(), buckets);
        Assert.True(buckets.Distinct().Count() > 1);
    }

    [Fact]
    public void BucketThatBecomesATree_IsRefused()
    {
        var table = new RequestTable(1, 40_000, insertionOrder: false);
        int[] vms = SameBucket(64, 10);
        var refused = Assert.Throws<InvalidInputException>(() =>
        {
            for (int i = 0; i < vms.Length; i++)
            {
                table.Insert(0, vms.AsSpan(0, i), vms[i]);
                table.Refill(0, vms.AsSpan(0, i + 1));
            }
        });

        Assert.Contains("insertion-order", refused.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void InsertionOrder_IsTheListsOrder()
    {
        var table = new RequestTable(1, 1100, insertionOrder: true);
        int[] vms = Fill(table, 25);

        Assert.Equal(Enumerable.Range(0, 25), table.Order(0, vms).ToArray());
        Assert.False(table.MayGrow(0, vms));
    }

    private static int[] Fill(RequestTable table, int count)
    {
        int[] vms = [.. Enumerable.Range(0, count).Select(i => 100 + (37 * i))];
        for (int i = 0; i < count; i++)
        {
            table.Insert(0, vms.AsSpan(0, i), vms[i]);
        }

        return vms;
    }

    /// <summary>The first VMs whose keys share a bucket of a table of some size.</summary>
    private static int[] SameBucket(int size, int count) =>
        [.. Enumerable.Range(0, int.MaxValue).Where(vm => (RequestTable.Spread(vm) & (size - 1)) == 5).Take(count)];
}
