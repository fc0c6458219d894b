using System.Collections.Immutable;
using PlacementLab.Migration.Interference;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>What a migration is predicted to take.</summary>
public sealed record MigrationEstimate
{
    private readonly ValueSequence<MigrationPhase> _phases;
    private readonly ValueSequence<string> _optimizations;
    private readonly ValueSequence<string> _leftOut;

    /// <summary>The scheme.</summary>
    public required MigrationScheme Scheme { get; init; }

    /// <summary>From the order to migrate until the source may be released; includes the resume.</summary>
    public required TimeSpan TotalTime { get; init; }

    /// <summary>
    /// From the order to migrate until the VM runs at the destination. It runs at the source until <see cref="ResumeAt"/> −
    /// <see cref="Downtime"/>, nowhere for the downtime, then at the destination.
    /// </summary>
    public required TimeSpan ResumeAt { get; init; }

    /// <summary>How long the VM runs nowhere.</summary>
    public required TimeSpan Downtime { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required DataSize Traffic { get; init; }

    /// <summary>Copy rounds with the VM running; 0 for schemes without rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>Whether the stop rule's goal was reached; if not, <see cref="Outcome"/> says what was done.</summary>
    public required bool Converged { get; init; }

    /// <summary>
    /// How it ends. After <see cref="MigrationOutcome.Aborted"/> the VM still runs at the source: the downtime is 0, and
    /// <see cref="ResumeAt"/> and <see cref="TotalTime"/> are when it was given up.
    /// </summary>
    public MigrationOutcome Outcome { get; init; }

    /// <summary>
    /// The phases in their order: contiguous from 0 to <see cref="TotalTime"/>, their bytes add up to <see cref="Traffic"/> (both up to
    /// rounding). A phase that takes no time is listed too. Empty where an estimate was read from a file.
    /// </summary>
    public ImmutableArray<MigrationPhase> Phases
    {
        get => _phases.Items;
        init => _phases = new ValueSequence<MigrationPhase>(value);
    }

    /// <summary>
    /// Running time lost to slower execution while migrating (copying, throttling, demand faults, forwarded calls), beside the
    /// downtime.
    /// </summary>
    public required TimeSpan Slowdown { get; init; }

    /// <summary>Highest throttle of the VM's CPUs, 0–1; 0 without throttling.</summary>
    public double PeakThrottle { get; init; }

    /// <summary>Expected pages that the resumed VM waits for, E[F]; 0 for schemes without demand paging.</summary>
    public double DemandFaults { get; init; }

    /// <summary>Energy that the migration adds on both hosts.</summary>
    public required Energy Energy { get; init; }

    /// <summary>Probability that the VM is lost because it was migrated (beyond that of staying), 0–1.</summary>
    public required double ResidualRisk { get; init; }

    /// <summary>
    /// Faults in a row right after an early resume, before the VM answers anybody: some 50 were measured with all memory missing, taken in
    /// proportion to what is missing. Part of <see cref="Slowdown"/>; 0 where the estimate comes from a model alone.
    /// </summary>
    public TimeSpan FaultBurst { get; init; }

    /// <summary>From the resume until the average client reaches the VM; 0 where the estimate comes from a model alone.</summary>
    public TimeSpan RedirectionDelay { get; init; }

    /// <summary>The same for the last client.</summary>
    public TimeSpan WorstRedirectionDelay { get; init; }

    /// <summary>
    /// How long the average client gets no answer: downtime + the longer of the burst of faults and the redirection, which pass at the same
    /// time.
    /// </summary>
    public TimeSpan ClientDowntime => Downtime + (FaultBurst > RedirectionDelay ? FaultBurst : RedirectionDelay);

    /// <summary>
    /// The same for the last client: downtime + max(<see cref="FaultBurst"/>, <see cref="WorstRedirectionDelay"/>); never less than
    /// <see cref="ClientDowntime"/>.
    /// </summary>
    public TimeSpan WorstClientDowntime => Downtime + (FaultBurst > WorstRedirectionDelay ? FaultBurst : WorstRedirectionDelay);

    /// <summary>What the migration takes from others; null where the estimate comes from a model alone, which knows no others.</summary>
    public MigrationInterference? Interference { get; init; }

    /// <summary>Names of the optimisations that were applied (<see cref="Optimizations.OptimizationNames"/>), in the order asked for; empty for none.</summary>
    public ImmutableArray<string> Optimizations
    {
        get => _optimizations.Items;
        init => _optimizations = new ValueSequence<string>(value);
    }

    /// <summary>
    /// What was asked for and the scheme cannot take: an optimisation, or a disk, each as "name: reason", such as "delta: each page is sent
    /// once, so there is no earlier copy to differ from"; empty for none.
    /// </summary>
    public ImmutableArray<string> LeftOut
    {
        get => _leftOut.Items;
        init => _leftOut = new ValueSequence<string>(value);
    }
}
