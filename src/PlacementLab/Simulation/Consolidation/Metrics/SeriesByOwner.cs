namespace PlacementLab.Simulation.Consolidation.Metrics;

/// <summary>Values that arrive in the order of time and are read owner by owner, those of one owner in the order of arrival.</summary>
/// <param name="owners">Number of owners.</param>
internal sealed class SeriesByOwner(int owners)
{
    private int[] _owner = new int[1024];
    private double[] _value = new double[1024];
    private int _count;

    /// <summary>Adds a value.</summary>
    public void Add(int owner, double value)
    {
        if (_count == _owner.Length)
        {
            Array.Resize(ref _owner, _count * 2);
            Array.Resize(ref _value, _count * 2);
        }

        _owner[_count] = owner;
        _value[_count++] = value;
    }

    /// <summary>All values, owner by owner.</summary>
    public double[] ByOwner()
    {
        int[] next = new int[owners + 1];
        for (int i = 0; i < _count; i++)
        {
            next[_owner[i] + 1]++;
        }

        for (int i = 1; i <= owners; i++)
        {
            next[i] += next[i - 1];
        }

        double[] values = new double[_count];
        for (int i = 0; i < _count; i++)
        {
            values[next[_owner[i]]++] = _value[i];
        }

        return values;
    }
}
