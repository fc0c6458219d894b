using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>Options of <see cref="SuspendResumeModel"/>.</summary>
public sealed record SuspendResumeOptions
{
    /// <summary>Time between the end of the upload and the start of the download, such as a journey, at least 0; the VM is down all the while.</summary>
    public TimeSpan ThinkTime
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    }

    /// <summary>How memory comes back.</summary>
    public StoreFetch Fetch { get; init; } = StoreFetch.Full;

    /// <summary>
    /// With demand fetch, what must be there before the resume, at least 0; null for the hot set of the dirty curve, which is all of
    /// memory where the curve tells none apart.
    /// </summary>
    public DataSize? FirstWorkingSet
    {
        get;
        init => field = value is null || value >= DataSize.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    }

    /// <summary>Demand fetch, push and faults from the store; its overheads and energy are those of the whole migration.</summary>
    public PostCopyOptions Store { get; init; } = new() { Overheads = MigrationOverheads.None };
}
