namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// Temperature and penalty over the run, relative to the weighted usage of a typical VM. Three phases: a short annealing with
/// hard capacities, so that there soon is a good answer; the long one with soft capacities whose price rises until they hold; and
/// polishing from the best with hard capacities down to changes of single units of cost. Tuned on the a-set.
/// </summary>
internal sealed class CoolingSchedule(SearchModel model)
{
    private const double FirstEnds = 0.04;
    private const double SoftEnds = 0.9;
    private readonly double _scale = Math.Max(1, TypicalLoad(model));

    /// <summary>What applies at a fraction of the run, 0 to 1.</summary>
    public CoolingPoint At(double fraction)
    {
        if (fraction < FirstEnds)
        {
            return new CoolingPoint(_scale * Between(Hot / 4, Cold, fraction / FirstEnds), null, false);
        }

        if (fraction < SoftEnds)
        {
            double part = (fraction - FirstEnds) / (SoftEnds - FirstEnds);
            double penalty = part < Rising ? Between(LowPenalty, MidPenalty, part / Rising) : Between(MidPenalty, HighPenalty, (part - Rising) / (1 - Rising));
            return new CoolingPoint(_scale * Between(Hot, Cold, part), penalty, false);
        }

        return new CoolingPoint(Between(_scale * Cold, Math.Min(1, _scale * Cold), (fraction - SoftEnds) / (1 - SoftEnds)), null, true);
    }

    private static readonly double Hot = E("HOT", 0.06);
    private static readonly double Cold = E("COLD", 0.00015);
    private static readonly double LowPenalty = E("P0", 20);
    private static readonly double MidPenalty = E("P1", 60);
    private static readonly double HighPenalty = E("P2", 100000);
    private static readonly double Rising = E("PR", 0.8);
    private static double E(string n, double d) => Environment.GetEnvironmentVariable(n) is { } s ? double.Parse(s) : d;

    private static double Between(double from, double to, double part) => from * Math.Pow(to / from, part);

    private static double TypicalLoad(SearchModel model)
    {
        double sum = 0;
        for (int i = 0; i < model.VmCount * model.Stride; i++)
        {
            sum += model.Usage[i] * model.LoadWeight[i % model.Stride];
        }

        return sum / model.VmCount;
    }
}
