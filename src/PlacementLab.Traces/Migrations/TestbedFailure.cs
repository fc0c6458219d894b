namespace PlacementLab.Traces.Migrations;

/// <summary>One fault at one phase of one migration: a row of <c>failures.csv</c>.</summary>
public sealed record TestbedFailure
{
    /// <summary>Name of the trial.</summary>
    public required string Trial { get; init; }

    /// <summary>precopy, postcopy, hybrid or stopcopy.</summary>
    public required string Scheme { get; init; }

    /// <summary>What was done: kill-destination, kill-source, cut-link or black-hole.</summary>
    public required string Fault { get; init; }

    /// <summary>When it was done, such as "round1", "switchover" or "tail".</summary>
    public required string Phase { get; init; }

    /// <summary>Whether the source waits for the destination's acknowledgement.</summary>
    public required bool ReturnPath { get; init; }

    /// <summary>When the link came back in ms; null where it did not.</summary>
    public required double? HealAfterMilliseconds { get; init; }

    /// <summary>Whether a recovery was to be tried.</summary>
    public required bool Recover { get; init; }

    /// <summary>Whether the VM was lost, or hung until the link came back.</summary>
    public required bool VmLost { get; init; }

    /// <summary>Where the guest ran afterwards: source, destination, or empty.</summary>
    public required string GuestSide { get; init; }

    /// <summary>What happened, in the words of the file.</summary>
    public required string Outcome { get; init; }

    /// <summary>Whether a recovery succeeded; null where none was tried.</summary>
    public required bool? Recovered { get; init; }
}
