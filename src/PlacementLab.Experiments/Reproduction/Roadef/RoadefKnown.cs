namespace PlacementLab.Experiments.Reproduction.Roadef;

/// <summary>Known costs of an instance.</summary>
/// <param name="Instance">Its name.</param>
/// <param name="BestSeen">Best cost seen anywhere.</param>
/// <param name="Winner">Cost of S41, the winner of the challenge, with 300 s.</param>
public sealed record RoadefKnown(string Instance, long BestSeen, long Winner)
{
    /// <summary>Score of the challenge: 100 · (cost − best) / initial cost.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="initial">Cost of the initial assignment.</param>
    public double Score(double cost, double initial) => 100 * (cost - BestSeen) / initial;
}
