using PlacementLab.Units;

namespace PlacementLab.Migration.StopRules;

/// <summary>
/// The stop rules by their literal names. Each says for its numbers whether they were read in the source named ("verified") or are
/// commonly quoted ("quoted"). Overheads are those measured on QEMU except for the textbook's, for want of others.
/// </summary>
public static class StopRulePresets
{
    private const long PageBytes = 4096;

    /// <summary>`textbook`: the rule used where none is named.</summary>
    public static IStopRule Default { get; } = new TextbookStopRule();

    /// <summary>
    /// `xen-4.5`: fewer than 50 dirty pages; after 29 rounds or three times the memory sent, the stop is forced (verified: 29 and
    /// three times; quoted: 50 pages). There is no downtime limit.
    /// </summary>
    public static CustomStopRule Xen45 { get; } = new()
    {
        Name = "xen-4.5",
        StopsAtDowntimeLimit = false,
        RemainingBelow = DataSize.FromBytes(50 * PageBytes),
        MaxRounds = 29,
        MaxSentShare = 3,
    };

    /// <summary>`xen`: fewer than 50 dirty pages; after five rounds the stop is forced (verified). There is no downtime limit.</summary>
    public static CustomStopRule Xen { get; } = new()
    {
        Name = "xen",
        StopsAtDowntimeLimit = false,
        RemainingBelow = DataSize.FromBytes(50 * PageBytes),
        MaxRounds = 5,
    };

    /// <summary>
    /// `qemu`: QEMU's loop with the downtime limit of the request, 300 ms by default as in QEMU (verified). QEMU itself never gives up;
    /// here the stop is forced when five rounds in a row bring no progress (an assumption). That the bandwidth cap is lifted
    /// at the stop is not modelled.
    /// </summary>
    public static CustomStopRule Qemu { get; } = new() { Name = "qemu", ReadsDirtyPagesAtThreshold = true, PatienceRounds = 5 };

    /// <summary>
    /// `nova` (OpenStack): QEMU's loop; the downtime limit grows to 500 ms in 10 steps of 75 s per GiB, the migration is aborted
    /// after 800 s per GiB (verified: defaults of live_migration_downtime, _steps, _delay, _completion_timeout and
    /// _timeout_action; quoted: guests below 2 GiB count as 2). Nova counts disks that are copied too; here memory only.
    /// With <see cref="NonConvergenceAction.Stop"/> it is the action force_complete.
    /// </summary>
    public static CustomStopRule Nova { get; } = new()
    {
        Name = "nova",
        ReadsDirtyPagesAtThreshold = true,
        DowntimeLimit = TimeSpan.FromMilliseconds(500),
        DowntimeSteps = new DowntimeSteps(10, 75),
        LeastGibibytes = 2,
        TimeLimitSecondsPerGibibyte = 800,
        OnNonConvergence = NonConvergenceAction.Abort,
    };

    /// <summary>
    /// `kubevirt`: QEMU's loop; aborted after 150 s per GiB or 150 s without progress (verified; 5 migrations at once per cluster and
    /// 2 per node are for the planner). With allowPostCopy it is <see cref="NonConvergenceAction.SwitchToPostCopy"/>.
    /// </summary>
    public static CustomStopRule KubeVirt { get; } = new()
    {
        Name = "kubevirt",
        ReadsDirtyPagesAtThreshold = true,
        TimeLimitSecondsPerGibibyte = 150,
        ProgressTimeOut = TimeSpan.FromSeconds(150),
        OnNonConvergence = NonConvergenceAction.Abort,
    };

    /// <summary>`hyper-v`: at most five passes (quoted), sooner if the rest fits the downtime limit of the request (an assumption).</summary>
    public static CustomStopRule HyperV { get; } = new() { Name = "hyper-v", MaxRounds = 5 };

    /// <summary>All rules.</summary>
    public static IReadOnlyList<IStopRule> All { get; } = [Default, Xen45, Xen, Qemu, Nova, KubeVirt, HyperV];

    /// <summary>The rule of a literal name.</summary>
    /// <param name="name">The name of a rule of <see cref="All"/>, in any case.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such rule.</exception>
    public static IStopRule Parse(string name, string place) =>
        All.FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidInputException(
            place, $"\"{name}\"", $"one of {string.Join(", ", All.Select(r => r.Name))}", "Use one of these names.");
}
