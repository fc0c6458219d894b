namespace PlacementLab.Migration.Sharing;

/// <summary>How several migrations share links.</summary>
public sealed record SharedMigrationOptions
{
    /// <summary>Stop rule, hybrid rounds and overheads of the models.</summary>
    public MigrationModelSettings Models { get; init; } = new();

    /// <summary>Most migrations at once, at least 1; 1 makes them serial.</summary>
    public int MostAtOnce
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be at least 1");
    } = int.MaxValue;

    /// <summary>What links lose under several flows.</summary>
    public LinkContention Contention { get; init; } = LinkContention.None;
}
