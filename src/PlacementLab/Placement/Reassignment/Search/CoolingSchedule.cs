namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// Temperature and prices over the run, relative to the weighted usage of a mean VM. Stages: a short annealing with hard
/// capacities, so that there soon is a good answer, in which migrations cost many times what they do, so that it has few;
/// annealings from hot with soft capacities and needs of groups, whose prices rise until they hold, more than one because what
/// becomes of the largest VMs is luck; reheatings of the best with hard capacities (thermal cycling: Möbius et al., Physical
/// Review Letters 79, 1997), or, where little but the cost of migrations can still be gained, further annealings like the first;
/// and polishing down to changes of single units of cost.
/// </summary>
/// <param name="scale">How large changes of the cost are; above 0.</param>
/// <param name="smallest">The smallest change of the cost that counts.</param>
internal sealed class CoolingSchedule(double scale, double smallest)
{
    // Parts of the run. Tuned on a1_4, a2_2 and a2_5.
    private const double FirstEnds = 0.05;
    private const double SoftEnds = 0.57;
    private const double ReheatingEnds = 0.95;
    private const int SoftStages = 2;
    private const int Reheatings = 5;

    // Temperatures, as multiples of the weighted usage of a mean VM. Tuned on a1_4, a2_2 and a2_5.
    private const double Hot = 0.5;
    private const double Warm = 0.06;
    private const double Cold = 0.003;

    // Prices, as multiples of the load weight. Tuned on a2_2 and a2_5.
    private const double LowPenalty = 5;
    private const double MidPenalty = 40;
    private const double HighPenalty = 1_000_000;
    private const double Rising = 0.55;

    // Prices of what groups lack, as multiples of the weighted usage of a mean VM. Tuned on a1_4 and a2_3.
    private const double LowLacking = 0.5;
    private const double MidLacking = 5;
    private const double HighLacking = 10_000;

    // Reheating is no hotter than this part of what can still be gained. Tuned on a1_3 and a1_5.
    private const double MostOfGap = 0.05;
    private const double ColdOfWarm = Cold / Warm;

    // Where migrations have a price: temperatures as multiples of the weighted usage of a mean VM, the price as one of the temperature.
    // Tuned on a1_3 and a1_5.
    private const double PricedHot = 0.3;
    private const double PricedCold = 3e-6;
    private const double MovePrice = 9;

    /// <summary>What applies at a fraction of the run.</summary>
    /// <param name="fraction">How much of the run is over, from 0 to 1.</param>
    /// <param name="gap">How much the best costs above the bound; infinite where there is no best.</param>
    /// <param name="onlyMigrationsLeft">Whether little but the cost of migrations can still be gained.</param>
    public CoolingPoint At(double fraction, double gap, bool onlyMigrationsLeft)
    {
        if (fraction < FirstEnds)
        {
            return Priced(fraction / FirstEnds, 0);
        }

        if (fraction < SoftEnds)
        {
            (int stage, double part) = Stage((fraction - FirstEnds) / (SoftEnds - FirstEnds), SoftStages);
            double penalty = Rise(LowPenalty, MidPenalty, HighPenalty, part);
            double lacking = scale * Rise(LowLacking, MidLacking, HighLacking, part);
            return new CoolingPoint(scale * Between(Hot, Cold, part), penalty, lacking, 0, 1 + stage);
        }

        double warm = Math.Max(Math.Min(smallest, scale * Warm), Math.Min(scale * Warm, MostOfGap * gap));
        double cold = Math.Max(Math.Min(smallest, scale * Cold), warm * ColdOfWarm);
        if (fraction < ReheatingEnds)
        {
            (int stage, double part) = Stage((fraction - SoftEnds) / (ReheatingEnds - SoftEnds), Reheatings);
            if (onlyMigrationsLeft)
            {
                return Priced(part, 1 + SoftStages + stage);
            }

            return new CoolingPoint(Between(warm, cold, part), null, 0, 0, 1 + SoftStages + stage);
        }

        double left = (fraction - ReheatingEnds) / (1 - ReheatingEnds);
        return new CoolingPoint(Between(cold, Math.Min(smallest, cold), left), null, 0, 0, 1 + SoftStages + Reheatings);
    }

    private CoolingPoint Priced(double part, int stage)
    {
        double temperature = scale * Between(PricedHot, PricedCold, part);
        return new CoolingPoint(temperature, null, 0, MovePrice * temperature, stage);
    }

    private static (int Stage, double Part) Stage(double part, int stages) => ((int)(part * stages), (part * stages) % 1);

    private static double Rise(double low, double mid, double high, double part) =>
        part < Rising ? Between(low, mid, part / Rising) : Between(mid, high, (part - Rising) / (1 - Rising));

    private static double Between(double from, double to, double part) => from * Math.Pow(to / from, part);
}
