namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// Temperature and penalty over the run, relative to the weighted usage of a typical VM. Three phases: a short annealing with
/// hard capacities, so that there soon is a good answer; the long one with soft capacities whose price rises until they hold; and
/// polishing from the best with hard capacities down to changes of single units of cost. Tuned on the a-set.
/// </summary>
/// <param name="scale">How large changes of the cost are; above 0.</param>
/// <param name="smallest">The smallest change of the cost that counts.</param>
internal sealed class CoolingSchedule(double scale, double smallest)
{
    private const double FirstEnds = 0.04;
    private const double SoftEnds = 0.9;
    private const double Hot = 0.4;
    private const double Cold = 0.006;
    private const double LowPenalty = 5;
    private const double MidPenalty = 40;
    private const double HighPenalty = 1_000_000;
    private const double Rising = 0.5;

    /// <summary>What applies at a fraction of the run, 0 to 1.</summary>
    public CoolingPoint At(double fraction)
    {
        if (fraction < FirstEnds)
        {
            return new CoolingPoint(scale * Between(Hot / 4, Cold, fraction / FirstEnds), null, false);
        }

        if (fraction < SoftEnds)
        {
            double part = (fraction - FirstEnds) / (SoftEnds - FirstEnds);
            double penalty = part < Rising
                ? Between(LowPenalty, MidPenalty, part / Rising)
                : Between(MidPenalty, HighPenalty, (part - Rising) / (1 - Rising));
            return new CoolingPoint(scale * Between(Hot, Cold, part), penalty, false);
        }

        return new CoolingPoint(Between(scale * Cold, Math.Min(smallest, scale * Cold), (fraction - SoftEnds) / (1 - SoftEnds)), null, true);
    }

    private static double Between(double from, double to, double part) => from * Math.Pow(to / from, part);
}
