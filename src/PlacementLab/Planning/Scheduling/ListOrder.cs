namespace PlacementLab.Planning.Scheduling;

/// <summary>What a list schedule is built from: who is offered a start first, and how far each may fall below its full rate.</summary>
/// <param name="Order">The moves, first offered first.</param>
/// <param name="SlowestOption">Per move, the last option it may take; 0 waits for the full rate of its route.</param>
internal sealed record ListOrder(int[] Order, int[] SlowestOption)
{
    /// <summary>A copy that can be changed by itself.</summary>
    public ListOrder Copy() => new((int[])Order.Clone(), (int[])SlowestOption.Clone());
}
