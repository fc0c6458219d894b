using System.Collections.Immutable;
using PlacementLab.Migration;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>A move of a VM, from its order to its end. Times are in s since the start of the run.</summary>
/// <param name="vm">The VM.</param>
/// <param name="from">Source.</param>
/// <param name="to">Destination.</param>
/// <param name="route">Links from source to destination.</param>
internal sealed class Move(int vm, int from, int to, ImmutableArray<int> route)
{
    /// <summary>The VM.</summary>
    public int Vm => vm;

    /// <summary>Source.</summary>
    public int From => from;

    /// <summary>Destination.</summary>
    public int To => to;

    /// <summary>Links from source to destination.</summary>
    public ImmutableArray<int> Route => route;

    /// <summary>Share of the links that it holds, in B/s.</summary>
    public double BytesPerSecond { get; set; }

    /// <summary>When it began.</summary>
    public double Start { get; private set; }

    /// <summary>When the VM stops at the source.</summary>
    public double Stop { get; private set; }

    /// <summary>When it runs again; at the destination unless the migration was given up.</summary>
    public double Resume { get; private set; }

    /// <summary>When the source is free of it; or the destination, if the migration was given up.</summary>
    public double End { get; private set; }

    /// <summary>Whether the migration is given up, so that the VM stays where it is.</summary>
    public bool IsAborted { get; private set; }

    /// <summary>Share of the VM's work that is lost to slower execution while it migrates and runs.</summary>
    public double SlowShare { get; private set; }

    /// <summary>CPU work at the source in MIPS.</summary>
    public double SourceMips { get; private set; }

    /// <summary>CPU work at the destination in MIPS.</summary>
    public double DestinationMips { get; private set; }

    /// <summary>What migrating draws at each of the two hosts, in W.</summary>
    public double Watts { get; private set; }

    /// <summary>Sets the course of the migration by its estimate.</summary>
    /// <param name="estimate">What it takes.</param>
    /// <param name="now">When it begins.</param>
    /// <param name="cpu">CPU work of migrating.</param>
    public void Follow(MigrationEstimate estimate, double now, MigrationCpuDemand cpu)
    {
        double seconds = estimate.TotalTime.TotalSeconds;
        double running = seconds - estimate.Downtime.TotalSeconds;
        Start = now;
        End = now + seconds;
        IsAborted = estimate.Outcome == MigrationOutcome.Aborted;
        Resume = IsAborted ? End : now + estimate.ResumeAt.TotalSeconds;
        Stop = IsAborted ? End : now + (estimate.ResumeAt - estimate.Downtime).TotalSeconds;
        SlowShare = running > 0 ? Math.Min(1, estimate.Slowdown.TotalSeconds / running) : 0;
        SourceMips = cpu.SourceMips(estimate.Traffic, seconds);
        DestinationMips = cpu.DestinationMips(estimate.Traffic, seconds);
        Watts = estimate.Energy.Joules / 2 / seconds;
    }
}
