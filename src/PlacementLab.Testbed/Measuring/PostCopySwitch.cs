using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Plans;
using PlacementLab.Testbed.Qmp;

namespace PlacementLab.Testbed.Measuring;

/// <summary>Switches a migration to post-copy at its moment: as soon as it is active, or after some passes of pre-copy.</summary>
internal sealed class PostCopySwitch
{
    private readonly MeasurementCell _cell;
    private readonly QmpClient _control;
    private readonly TimeProvider _time;
    private int _switched;

    private PostCopySwitch(MeasurementCell cell, QmpClient control, TimeProvider time)
    {
        _cell = cell;
        _control = control;
        _time = time;
    }

    /// <summary>When it was switched; null if not yet.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>Arms the switch of a cell that needs one.</summary>
    public static PostCopySwitch Arm(MeasurementCell cell, Machine source, TimeProvider time)
    {
        var armed = new PostCopySwitch(cell, source.Control, time);
        if (cell.UsesPostCopy)
        {
            source.Control.Listen(armed.Hear);
        }

        return armed;
    }

    private void Hear(QmpEvent announced)
    {
        // Pass 1 is the first look at the dirty bitmap, before anything is sent.
        bool isMoment = _cell.Scheme == TestbedScheme.Hybrid ? announced.MigrationPass > _cell.HybridRounds : announced.MigrationStatus == "active";
        if (isMoment && Interlocked.Exchange(ref _switched, 1) == 0)
        {
            At = _time.GetUtcNow();
            _control.Send("migrate-start-postcopy");
        }
    }
}
