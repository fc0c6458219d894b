namespace PlacementLab.Planning;

/// <summary>
/// The order in which moves are offered a start: longest tail first, where a move's tail is its own time alone on its route
/// plus the longest tail among the moves that wait for room on the host it leaves. Ties by VM.
/// </summary>
internal static class MoveOrder
{
    /// <summary>Links of a chain that are looked ahead; it also bounds what moves in a circle can add to one another.</summary>
    private const int LongestChain = 16;

    /// <summary>Orders moves.</summary>
    public static List<PendingMove> Sort(IReadOnlyList<PendingMove> moves, ScheduleState state, int hosts)
    {
        double[] waitingTailSeconds = new double[hosts];
        for (int pass = 0; pass < LongestChain; pass++)
        {
            double[] next = new double[hosts];
            foreach (PendingMove move in moves.Where(m => !state.HasRoom(m.Vm, m.To)))
            {
                next[move.To] = Math.Max(next[move.To], TailSeconds(move, waitingTailSeconds));
            }

            if (next.AsSpan().SequenceEqual(waitingTailSeconds))
            {
                break;
            }

            waitingTailSeconds = next;
        }

        return [.. moves.OrderByDescending(m => TailSeconds(m, waitingTailSeconds)).ThenBy(m => m.Vm)];
    }

    private static double TailSeconds(PendingMove move, double[] waitingTailSeconds) =>
        move.Alone.TotalTime.TotalSeconds + waitingTailSeconds[move.From];
}
