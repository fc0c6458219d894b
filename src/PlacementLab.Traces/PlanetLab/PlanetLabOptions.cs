namespace PlacementLab.Traces.PlanetLab;

/// <summary>How a PlanetLab day is read.</summary>
public sealed record PlanetLabOptions
{
    private readonly int _samplesPerFile = 288;

    /// <summary>Lines each file must have. Default 288: one day in steps of five minutes. Range 1 to 1,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public int SamplesPerFile
    {
        get => _samplesPerFile;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000_000);
            _samplesPerFile = value;
        }
    }

    /// <summary>Name of the trace set. Default null: the name of the folder or zip file.</summary>
    public string? Name { get; init; }
}
