using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Experiments.Sweeps;

/// <summary>
/// Estimates all schemes (<see cref="MigrationModels.EstimateAll"/>) while one quantity grows, and finds where pre-copy stops
/// converging and which scheme costs the VM the least time where (<see cref="SweepPoint.Best"/>). Boundaries are found by bisection between neighbouring
/// steps; a change there and back between two steps is not seen.
/// </summary>
/// <param name="vm">The VM.</param>
/// <param name="link">The link.</param>
/// <param name="settings">Stop rule, limits, optimisations; null for the defaults.</param>
public sealed class SchemeSweep(MigratingVm vm, MigrationLink link, MigrationModelSettings? settings = null)
{
    private const double Precision = 1e-6;
    private readonly MigrationModelSettings _settings = settings ?? new MigrationModelSettings();

    /// <summary>Runs a sweep.</summary>
    /// <param name="range">What is varied, and between which values.</param>
    /// <exception cref="InvalidInputException">The description contradicts itself at a value of the range.</exception>
    public SchemeSweepResult Run(SweepRange range)
    {
        ThrowIfImpossible(range);
        SweepPoint[] points = [.. Enumerable.Range(0, range.Steps).Select(i => At(range.Quantity, range.At(i)))];
        return new SchemeSweepResult
        {
            Range = range,
            Points = [.. points],
            ConvergenceChanges = [.. Changes(range.Quantity, points, Converges).Select(c => new ConvergenceChange(c.At, Converges(c.After)))],
            BestRanges = BestRanges(range, points),
            WithinDowntimeLimit = RuleDowntimeLimit.Of(_settings) is not null,
        };
    }

    private static bool Converges(SweepPoint point) => point.Of(MigrationScheme.PreCopy).Converged;

    private static MigrationScheme? Best(IReadOnlyList<MigrationEstimate> estimates, TimeSpan limit)
    {
        MigrationEstimate[] moved = [.. estimates.Where(e => e.Scheme != MigrationScheme.Process && e.Outcome != MigrationOutcome.Aborted)];
        IEnumerable<MigrationEstimate> within = moved.Where(e => e.Downtime <= limit);
        return within.DefaultIfEmpty(moved.MinBy(Lost)).MinBy(Lost)?.Scheme;

        static TimeSpan Lost(MigrationEstimate? estimate) => estimate is null ? TimeSpan.MaxValue : estimate.Downtime + estimate.Slowdown;
    }

    private void ThrowIfImpossible(SweepRange range)
    {
        if (range.Quantity == SweepQuantity.DirtyRate && vm.DirtyCurve.InitialBytesPerSecond == 0)
        {
            throw new InvalidInputException(
                "sweep of the dirty rate", "a VM that writes nothing", "a dirty curve that can be scaled", "Give the VM a dirty rate above 0.");
        }

        if (range.Quantity == SweepQuantity.DowntimeLimit && !RuleDowntimeLimit.IsRequested(_settings.StopRule))
        {
            throw new InvalidInputException(
                "sweep of the downtime limit", $"the rule {_settings.StopRule.Name}, which has its own limit or none", "a stop rule that reads the limit",
                "Choose another stop rule, or sweep something else.");
        }

        if (range.Quantity == SweepQuantity.Memory && range.From < vm.DirtyCurve.HotSetBytes)
        {
            throw new InvalidInputException(
                "sweep of the memory", $"{DataSize.FromBytes((long)range.From)} with a working set of {DataSize.FromBytes((long)vm.DirtyCurve.HotSetBytes)}",
                "memory that holds the working set", "Begin at the working set or above it.");
        }
    }

    private SweepPoint At(SweepQuantity quantity, double value)
    {
        IReadOnlyList<MigrationEstimate> estimates = quantity switch
        {
            SweepQuantity.Bandwidth => MigrationModels.EstimateAll(vm, link with { Bandwidth = DataRate.FromBytesPerSecond(value) }, _settings),
            SweepQuantity.Memory => MigrationModels.EstimateAll(WithMemory(value), link, _settings),
            SweepQuantity.DirtyRate => MigrationModels.EstimateAll(
                vm with { DirtyCurve = vm.DirtyCurve.Scaled(value / vm.DirtyCurve.InitialBytesPerSecond) }, link, _settings),
            SweepQuantity.RoundTrip => MigrationModels.EstimateAll(vm, link with { RoundTrip = TimeSpan.FromSeconds(value) }, _settings),
            _ => MigrationModels.EstimateAll(vm, link, _settings with { DowntimeLimit = TimeSpan.FromSeconds(value) }),
        };
        TimeSpan? limit = quantity == SweepQuantity.DowntimeLimit ? TimeSpan.FromSeconds(value) : RuleDowntimeLimit.Of(_settings);
        return new SweepPoint(value, estimates, Best(estimates, limit ?? TimeSpan.MaxValue));
    }

    private MigratingVm WithMemory(double bytes)
    {
        var memory = DataSize.FromBytes((long)bytes);
        DirtyCurve curve = vm.DirtyCurve switch
        {
            ConstantDirtyCurve constant => new ConstantDirtyCurve(constant.Rate, memory),
            EmpiricalDirtyCurve empirical => new EmpiricalDirtyCurve(empirical.Samples, memory),
            DirtyCurve other => other,
        };
        return vm with { Memory = memory, DirtyCurve = curve };
    }

    private IEnumerable<(double At, SweepPoint After)> Changes<T>(SweepQuantity quantity, SweepPoint[] points, Func<SweepPoint, T> property)
    {
        for (int i = 1; i < points.Length; i++)
        {
            if (!Equals(property(points[i - 1]), property(points[i])))
            {
                yield return (Boundary(quantity, points[i - 1], points[i].Value, property), points[i]);
            }
        }
    }

    /// <summary>Bisects the logarithm for the value at which a property ceases to be that of the lower point.</summary>
    private double Boundary<T>(SweepQuantity quantity, SweepPoint lower, double upper, Func<SweepPoint, T> property)
    {
        double from = lower.Value;
        double to = upper;
        while (to / from > 1 + Precision)
        {
            double middle = Math.Sqrt(from * to);
            bool same = Equals(property(At(quantity, middle)), property(lower));
            (from, to) = same ? (middle, to) : (from, middle);
        }

        return Math.Sqrt(from * to);
    }

    private ImmutableArray<BestRange> BestRanges(SweepRange range, SweepPoint[] points)
    {
        var ranges = ImmutableArray.CreateBuilder<BestRange>();
        double from = range.From;
        MigrationScheme? scheme = points[0].Best;
        foreach ((double at, SweepPoint after) in Changes(range.Quantity, points, p => p.Best))
        {
            ranges.Add(new BestRange(scheme, from, at));
            (scheme, from) = (after.Best, at);
        }

        ranges.Add(new BestRange(scheme, from, range.To));
        return ranges.ToImmutable();
    }
}
