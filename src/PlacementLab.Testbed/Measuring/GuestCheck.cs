using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Plans;

namespace PlacementLab.Testbed.Measuring;

/// <summary>
/// Whether a guest is alive and uncorrupted where it is now: its heartbeat goes on, no kernel or program broke, every word of
/// its filled memory, rewritten or not, is what its program wrote (a sum kept beside each write), and its writer goes on.
/// </summary>
internal static class GuestCheck
{
    /// <summary>The verdict on a healthy guest.</summary>
    public const string Ok = "ok";

    private const int FewBeats = 10;
    private static readonly TimeSpan _beatLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _answerLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _writerLimit = TimeSpan.FromSeconds(10);

    /// <summary>Examines a guest.</summary>
    /// <param name="bench">For pauses.</param>
    /// <param name="machine">Where it is.</param>
    /// <param name="guest">What it does.</param>
    /// <param name="log">What guests said.</param>
    /// <returns><see cref="Ok"/>, or what is wrong.</returns>
    public static string Examine(Bench bench, Machine machine, GuestWorkload guest, GuestLog log)
    {
        if (!BeatsGoOn(bench, machine, log))
        {
            return log.PanicOf(machine.Name) is { } panic ? $"broke: {panic}" : $"no heartbeat on {machine.Name}";
        }

        if (machine.Ask('V', _answerLimit) is not [{ } verdict, { } writes, ..])
        {
            return log.PanicOf(machine.Name) is { } panic ? $"broke: {panic}" : $"no answer from the guest on {machine.Name}";
        }

        return verdict != "ok" ? "its memory is not what it wrote"
            : guest.Pattern != "idle" && !WriterGoesOn(bench, machine, writes) ? "its writer stands still"
            : log.PanicOf(machine.Name) is { } later ? $"broke: {later}"
            : Ok;
    }

    private static bool BeatsGoOn(Bench bench, Machine machine, GuestLog log)
    {
        DateTimeOffset from = bench.Time.GetUtcNow();
        var deadline = new Deadline(_beatLimit);
        while (log.BeatsOf(m => m == machine.Name, from, DateTimeOffset.MaxValue).Count < FewBeats)
        {
            if (deadline.HasPassed)
            {
                return false;
            }

            bench.Pause(TimeSpan.FromMilliseconds(20));
        }

        return true;
    }

    private static bool WriterGoesOn(Bench bench, Machine machine, string before)
    {
        var deadline = new Deadline(_writerLimit);
        while (!deadline.HasPassed)
        {
            bench.Pause(TimeSpan.FromMilliseconds(50));
            if (machine.Ask('C', deadline.Left) is [{ } now, ..] && now != before)
            {
                return true;
            }
        }

        return false;
    }
}
