using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>
/// Who survives a fault, by scheme, phase and fault. The commit point is the destination's acknowledgement: until then the source
/// can go on, unless it is the source that died; without a return path the source takes its last byte for it. After a switch to
/// post-copy neither side is whole: a dead host takes the guest with it, a cut link pauses it, and only before the state package is
/// loaded is a cut fatal. A silent link is not noticed and goes on when it heals.
/// </summary>
internal static class TestbedFaults
{
    private const string Lost = "guest lost";
    private const string RolledBack = "rolled back to source";
    private const string Completed = "completed on destination";
    private const string Waits = "guest hung, waits for recovery";

    /// <summary>The outcome that is to be expected, in the words of the measurements.</summary>
    public static string Expected(TestbedFailure trial)
    {
        bool heals = trial.HealAfterMilliseconds is not null;
        bool inTail = trial.Phase.StartsWith("tail", StringComparison.Ordinal);
        return (trial.Phase, trial.Fault) switch
        {
            (_, "kill-source") => Lost,
            (_, "black-hole") => heals ? Completed : inTail ? Waits : RolledBack,
            ("post-switchover", _) => Lost,
            ("commit", _) => trial.ReturnPath ? RolledBack : Lost,
            (_, "kill-destination") => inTail ? Lost : RolledBack,
            _ => !inTail ? RolledBack : heals && trial.Recover ? Completed : Waits,
        };
    }
}
