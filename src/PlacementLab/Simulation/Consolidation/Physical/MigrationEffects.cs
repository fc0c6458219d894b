namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Tells the timeline of hosts what migrations change in an interval, and the ledger what their VMs miss while they are down.</summary>
/// <param name="state">Demand.</param>
/// <param name="timeline">Told what changes at hosts.</param>
/// <param name="ledger">Told what VMs miss.</param>
internal sealed class MigrationEffects(FleetState state, HostTimeline timeline, MigrationLedger ledger)
{
    /// <summary>Adds a migration that begins.</summary>
    /// <param name="move">The migration.</param>
    /// <param name="to">End of the interval in s.</param>
    public void Begin(Move move, double to)
    {
        timeline.Add(new HostChange(move.Start, move.To) { Presence = 1 });
        Emit(move, move.Start, to);
    }

    /// <summary>Adds a migration that goes on.</summary>
    /// <param name="move">The migration.</param>
    /// <param name="from">Beginning of the interval, or of the migration, in s.</param>
    /// <param name="to">End of the interval in s.</param>
    public void Emit(Move move, double from, double to)
    {
        double mips = state.DemandMips[move.Vm];
        Work(move, move.From, (from, to), move.SourceMips);
        Work(move, move.To, (from, to), move.DestinationMips);
        Slow(move.From, mips * move.SlowShare, (from, move.Stop), to);
        if (!move.IsAborted)
        {
            Slow(move.To, mips * move.SlowShare, (Math.Max(from, move.Resume), move.End), to);
            Carry(move, mips, from, to);
        }

        if (move.End <= to)
        {
            timeline.Add(new HostChange(move.End, move.IsAborted ? move.To : move.From) { Presence = -1 });
        }
    }

    private void Work(Move move, int host, (double From, double To) interval, double mips)
    {
        timeline.Add(new HostChange(interval.From, host) { MigrationMips = mips, Watts = move.Watts });
        if (move.End <= interval.To)
        {
            timeline.Add(new HostChange(move.End, host) { MigrationMips = -mips, Watts = -move.Watts });
        }
    }

    private void Slow(int host, double mips, (double From, double To) time, double end)
    {
        if (mips > 0 && time.To > time.From && time.From < end)
        {
            timeline.Add(new HostChange(time.From, host) { SlowMips = mips });
            if (time.To <= end)
            {
                timeline.Add(new HostChange(time.To, host) { SlowMips = -mips });
            }
        }
    }

    // The VM's demand: at the source until it stops, nowhere until it resumes, then at the destination.
    private void Carry(Move move, double mips, double from, double to)
    {
        if (move.Resume <= from || move.Stop > to)
        {
            return;
        }

        double stop = Math.Max(from, move.Stop);
        timeline.Add(new HostChange(stop, move.From) { Mips = -mips });
        if (move.Resume <= to)
        {
            timeline.Add(new HostChange(move.Resume, move.To) { Mips = mips });
        }

        ledger.MissDowntime(mips, Math.Min(move.Resume, to) - stop);
    }
}
