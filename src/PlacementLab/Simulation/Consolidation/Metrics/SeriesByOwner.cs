namespace PlacementLab.Simulation.Consolidation.Metrics;

/// <summary>Values that arrive in the order of time and are read owner by owner, those of one owner in the order of arrival.</summary>
/// <param name="owners">Number of owners.</param>
internal sealed class SeriesByOwner(int owners)
{
    private readonly List<(int Owner, double Value)> _arrivals = [];

    /// <summary>Adds a value.</summary>
    public void Add(int owner, double value) => _arrivals.Add((owner, value));

    /// <summary>All values, owner by owner.</summary>
    public double[] ByOwner()
    {
        int[] next = new int[owners + 1];
        foreach ((int owner, _) in _arrivals)
        {
            next[owner + 1]++;
        }

        for (int i = 1; i <= owners; i++)
        {
            next[i] += next[i - 1];
        }

        double[] values = new double[_arrivals.Count];
        foreach ((int owner, double value) in _arrivals)
        {
            values[next[owner]++] = value;
        }

        return values;
    }
}
