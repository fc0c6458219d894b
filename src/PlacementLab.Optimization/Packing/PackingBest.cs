using PlacementLab.Placement;
using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>The best packing and bound so far.</summary>
internal sealed class PackingBest(PackingBound bound, PackingDeadline deadline)
{
    private readonly List<TrajectoryPoint> _trajectory = [];

    /// <summary>The packing.</summary>
    public PackedBins Packing { get; private set; } = new([]);

    /// <summary>Its bins; more than any number before there is one.</summary>
    public int Bins { get; private set; } = int.MaxValue;

    /// <summary>What found it.</summary>
    public string FoundBy { get; private set; } = "";

    /// <summary>The bound.</summary>
    public PackingBound Bound { get; private set; } = bound;

    /// <summary>Whether the bound proves the packing.</summary>
    public bool IsProven => Bins <= Bound.Bins;

    /// <summary>Better packings in the order found.</summary>
    public IReadOnlyList<TrajectoryPoint> Trajectory => _trajectory;

    /// <summary>Takes a packing if it is better.</summary>
    public void Offer(PackedBins packing, string foundBy)
    {
        if (packing.Count < Bins)
        {
            (Packing, Bins, FoundBy) = (packing, packing.Count, foundBy);
            _trajectory.Add(new TrajectoryPoint(_trajectory.Count + 1, deadline.Elapsed, packing.Count));
        }
    }

    /// <summary>Takes a bound if it is higher.</summary>
    public void Offer(PackingBound bound) => Bound = Bound.Or(bound);
}
