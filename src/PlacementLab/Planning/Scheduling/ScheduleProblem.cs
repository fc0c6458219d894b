using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Planning.Scheduling;

/// <summary>
/// A planning problem whose every VM makes one migration straight to its target, at a bandwidth of a list, in whole time steps.
/// Every resource counts on both hosts from the start of a migration to its end, as <see cref="MigrationPlanner"/> has it.
/// </summary>
public sealed class ScheduleProblem
{
    private const int MostTried = 4000;
    private const int MostOptionsInAll = 2000;
    private const int LeastOptions = 8;

    /// <summary>Creates a problem from moves with their options.</summary>
    /// <param name="planning">Hosts, network, VMs, assignments, limits and rules.</param>
    /// <param name="moves">One for each VM that has to move, in any order.</param>
    /// <param name="step">Length of a time step, positive.</param>
    /// <exception cref="ArgumentException">The moves are not those of the problem, or an option or a rule is out of range.</exception>
    public ScheduleProblem(PlanningProblem planning, ImmutableArray<ScheduledMove> moves, TimeSpan step)
    {
        (Planning, Moves, Step) = (planning, moves, step);
        IEnumerable<int> moving = planning.Target.MovedFrom(planning.Initial);
        bool fits = moves.Select(m => m.Vm).Order().SequenceEqual(moving)
            && moves.All(m => m.From == planning.Initial[m.Vm] && m.To == planning.Target[m.Vm]);
        if (!fits || step <= TimeSpan.Zero || !planning.Rules.NamedVms.All(vm => vm >= 0 && vm < planning.Vms.Length))
        {
            throw new ArgumentException("Each VM that has to move needs one move, rules name VMs of the problem, a step is positive.", nameof(moves));
        }

        if (moves.SelectMany(m => m.Options).Any(o => o.Steps < 1 || o.Bandwidth.BytesPerSecond < 1 || o.Estimate.TotalTime != o.Steps * step))
        {
            throw new ArgumentException("An option takes at least a step and 1 B/s, and its estimate takes its steps.", nameof(moves));
        }

        Tables = new ScheduleTables(this);
    }

    /// <summary>Hosts, network, VMs, assignments, limits and rules.</summary>
    public PlanningProblem Planning { get; }

    /// <summary>The moves to schedule.</summary>
    public ImmutableArray<ScheduledMove> Moves { get; }

    /// <summary>Length of a time step.</summary>
    public TimeSpan Step { get; }

    /// <summary>The same as flat arrays.</summary>
    public ScheduleTables Tables { get; }

    /// <summary>
    /// Creates a problem whose options are all bandwidths k·<paramref name="grain"/> up to what the route can give, durations rounded up
    /// to whole steps; of those with the same duration only the narrowest is kept, as the others are dominated. Where the moves are many, each keeps a few,
    /// evenly spread from the fastest on: at least 8, 2,000 over all moves. A grain of less than 1/4000 of the route is made coarser.
    /// </summary>
    /// <param name="planning">Hosts, network, VMs, assignments, limits and rules.</param>
    /// <param name="estimator">Predicts each migration; infinite or given-up ones are no option.</param>
    /// <param name="step">Length of a time step, positive.</param>
    /// <param name="grain">Distance between bandwidths, at least 1 B/s; the full rate of the route is always tried as well.</param>
    public static ScheduleProblem Of(PlanningProblem planning, IMigrationEstimator estimator, TimeSpan step, DataRate grain)
    {
        IEnumerable<ScheduledMove> moves = planning.Target.MovedFrom(planning.Initial).Select(vm =>
        {
            (int from, int to) = (planning.Initial[vm], planning.Target[vm]);
            return new ScheduledMove(vm, from, to, Options(planning, estimator, vm, (step, Math.Max(1, Math.Floor(grain.BytesPerSecond)))));
        });
        ScheduledMove[] all = [.. moves];
        int most = Math.Max(LeastOptions, MostOptionsInAll / Math.Max(1, all.Length));
        return new ScheduleProblem(planning, [.. all.Select(m => m with { Options = Spread(m.Options, most) })], step);
    }

    private static ImmutableArray<MoveOption> Spread(ImmutableArray<MoveOption> options, int most) => options.Length <= most
        ? options
        : [.. Enumerable.Range(0, most).Select(k => options[(int)((long)k * (options.Length - 1) / (most - 1))])];

    private static ImmutableArray<MoveOption> Options(
        PlanningProblem planning, IMigrationEstimator estimator, int vm, (TimeSpan Step, double GrainBytesPerSecond) grid)
    {
        Topology topology = planning.Datacenter.Topology;
        double most = topology.Route(planning.Initial[vm], planning.Target[vm])
            .Min(l => LinkRates.WholeBytesPerSecond(topology.Links[l].ForMigrations.BytesPerSecond));
        double least = Math.Max(1, planning.Limits.MinimumBandwidthShare * most);
        double grain = Math.Max(grid.GrainBytesPerSecond, Math.Ceiling(most / MostTried / grid.GrainBytesPerSecond) * grid.GrainBytesPerSecond);
        var options = new List<MoveOption>();
        for (double rate = most; rate >= least; rate = (Math.Ceiling(rate / grain) - 1) * grain)
        {
            if (OptionAt(estimator, vm, rate, grid.Step) is not { } option)
            {
                break;
            }

            if (options.Count > 0 && options[^1].Steps >= option.Steps)
            {
                options.RemoveAt(options.Count - 1);
            }

            options.Add(option);
        }

        return [.. options];
    }

    private static MoveOption? OptionAt(IMigrationEstimator estimator, int vm, double bytesPerSecond, TimeSpan step)
    {
        var rate = DataRate.FromBytesPerSecond(bytesPerSecond);
        MigrationEstimate estimate = estimator.Estimate(vm, rate);
        long steps = Math.Max(1, (estimate.TotalTime.Ticks + step.Ticks - 1) / step.Ticks);
        bool isOption = estimate.Outcome != MigrationOutcome.Aborted && steps < int.MaxValue / 1000;
        return isOption ? new MoveOption(rate, (int)steps, estimate with { TotalTime = steps * step }) : null;
    }
}
