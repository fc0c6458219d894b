namespace PlacementLab.Experiments.Scenarios;

/// <summary>Turns uniform draws into choices.</summary>
internal static class ClassDraw
{
    /// <summary>The index of the weight that a uniform number falls on.</summary>
    public static int Pick(double uniform, IReadOnlyList<double> weights)
    {
        double at = uniform * weights.Sum();
        for (int i = 0; i < weights.Count - 1; i++)
        {
            at -= weights[i];
            if (at < 0)
            {
                return i;
            }
        }

        return weights.Count - 1;
    }
}
