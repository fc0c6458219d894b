using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>
/// Solves the covering relaxation by column generation (Gilmore, Gomory, 1961): prices from the linear program, the best pattern for
/// them from a knapsack, until none is worth more than a bin. Each pricing is repeated for the items not yet in a pattern found, so
/// that a round brings about a packing's worth of patterns.
/// </summary>
internal sealed class ColumnGeneration : IDisposable
{
    private const long QuickWork = 20_000;
    private const long ThoroughWork = 3_000_000;
    private const int PatternsARound = 24;
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

    private (int Added, double Most) AddPatterns(double[] prices, int[] left)
    {
        PricedPattern first = _pricing.Find(prices, left, QuickWork);
        if (!first.IsBest && first.Value <= Worth)
        {
            first = _pricing.Find(prices, left, ThoroughWork);
        }

        int added = 0;
        int[] available = [.. left];
        for (PricedPattern next = first; next.Pattern is { } pattern && next.Value > Worth;)
        {
            _record.Count(1);
            added += Master.Add(pattern) ? 1 : 0;
            for (int i = 0; i < pattern.Types.Length; i++)
            {
                available[pattern.Types[i]] -= pattern.Counts[i];
            }

            next = added < PatternsARound ? _pricing.Find(prices, available, QuickWork) : default;
        }

        return (added, first.MostValue);
    }
}
