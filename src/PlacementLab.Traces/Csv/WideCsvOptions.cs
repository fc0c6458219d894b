namespace PlacementLab.Traces.Csv;

/// <summary>What a wide CSV file does not say itself.</summary>
public sealed record WideCsvOptions
{
    private readonly TimeSpan _step = TimeSpan.FromMinutes(5);

    /// <summary>Time between two lines. Default five minutes; positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public TimeSpan Step
    {
        get => _step;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _step = value;
        }
    }

    /// <summary>Name of the trace set. Default null: the name of the folder or file.</summary>
    public string? Name { get; init; }
}
