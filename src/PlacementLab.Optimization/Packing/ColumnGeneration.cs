using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>
/// Solves the covering relaxation by column generation (Gilmore, Gomory, 1961): prices from the linear program, the best pattern for
/// them from a knapsack, until none is worth more than a bin. Each pricing is repeated for the items not yet in a pattern found, so
/// that a round brings about a packing's worth of patterns.
/// </summary>
internal sealed class ColumnGeneration : IDisposable
{
    private const long ThoroughWork = 3_000_000;
    private const int PatternsARound = 60;
    private const double Worth = 1 + 1e-7;
    private const double Slack = 1e-6;
    private const long MostTableWork = 5_000_000;
    private readonly IPatternPricing _pricing;
    private readonly PackingRecord _record;
    private readonly PackingDeadline _deadline;

    /// <summary>Creates it.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="record">Where patterns are counted.</param>
    /// <param name="deadline">When to stop.</param>
    public ColumnGeneration(PackingProblem problem, PackingRecord record, PackingDeadline deadline)
    {
        _record = record;
        _deadline = deadline;
        Master = new CoveringMaster([.. problem.Counts]);
        bool hasTable = problem.Dimensions == 1 && problem.Capacity[0] * (problem.TypeCount + 1.0) <= MostTableWork;
        _pricing = hasTable ? new KnapsackPricing(problem.Sizes.ToArray(), (int)problem.Capacity[0]) : new BranchAndBoundPricing(problem);
        for (int type = 0; type < problem.TypeCount; type++)
        {
            Master.Add(new Pattern([type], [1]));
        }
    }

    /// <summary>The linear program.</summary>
    public CoveringMaster Master { get; }

    /// <summary>Adds the patterns of a packing, as a start.</summary>
    public void Add(PackedBins packing)
    {
        foreach (var bin in packing.Bins)
        {
            Master.Add(Pattern.Of(bin));
        }
    }

    /// <summary>Solves the relaxation for items left.</summary>
    /// <param name="left">Items of each type.</param>
    /// <param name="allowed">Stops as soon as more bins than this are proven necessary.</param>
    public Relaxation Relax(int[] left, int allowed)
    {
        Master.SetLeft(left);
        int bound = 0;
        while (true)
        {
            if (_deadline.HasPassed || !Master.Solve(_deadline.Left))
            {
                return new Relaxation(bound, double.NaN, RelaxationEnd.OutOfTime);
            }

            double[] prices = CoveringDuals.Rounded(Master.Prices);
            (int added, double most) = AddPatterns(prices, left);
            bound = Math.Max(bound, most > 0 ? CoveringDuals.Bound(prices, left, most) : 0);
            if (bound > allowed)
            {
                return new Relaxation(bound, Master.Objective, RelaxationEnd.TooMany);
            }

            if (added == 0 || bound >= Math.Ceiling(Master.Objective - Slack))
            {
                return new Relaxation(bound, Master.Objective, RelaxationEnd.Solved);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Master.Dispose();

    /// <summary>Adds the patterns of a harvest that share no item, the most valuable first; if none is new, the best of a thorough search.</summary>
    private (int Added, double Most) AddPatterns(double[] prices, int[] left)
    {
        PatternHarvest harvest = _pricing.Harvest(prices, left, Worth);
        _record.Count(harvest.Patterns.Count);
        int[] available = [.. left];
        int added = 0;
        foreach (Pattern pattern in harvest.Patterns.Where(p => added < PatternsARound && p.FitsIn(available)))
        {
            added += Master.Add(pattern) ? 1 : 0;
            pattern.TakeFrom(available);
        }

        if (added > 0)
        {
            return (added, harvest.MostValue);
        }

        PricedPattern best = _pricing.Find(prices, left, ThoroughWork);
        _record.Count(1);
        added = best.Value > Worth && best.Pattern is { } one && Master.Add(one) ? 1 : 0;
        return (added, best.MostValue);
    }
}
