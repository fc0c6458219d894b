using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;

namespace PlacementLab.Tests.Planning.Scheduling;

/// <summary>Seeded random schedule problems of 2 to 5 moves over 3 hosts, with rules on some.</summary>
internal static class RandomSchedules
{
    /// <summary>The problem of a seed.</summary>
    public static ScheduleProblem Of(int seed)
    {
        var random = new Random(seed);
        (int Cpu, int MemoryMb, int From, int To)[] vms =
        [
            .. Enumerable.Range(0, random.Next(2, 5)).Select(_ =>
            {
                int from = random.Next(3);
                return (random.Next(0, 300), 100 * random.Next(1, 6), from, (from + random.Next(1, 3)) % 3);
            }),
        ];
        PlanningProblem problem = Schedules.Planning(3, vms) with { Rules = Rules(random, vms.Length) };
        return Schedules.Of(problem with
        {
            Limits = problem.Limits with { MaxConcurrent = random.Next(2) == 0 ? int.MaxValue : random.Next(1, 3), MinimumBandwidthShare = 0.5 },
        });
    }

    private static MoveRules Rules(Random random, int vms)
    {
        int a = random.Next(vms);
        int b = (a + random.Next(1, vms)) % vms;
        return random.Next(7) switch
        {
            0 => new MoveRules { Precedences = [new MovePrecedence(a, b)] },
            1 => new MoveRules { Serialized = [[a, b]] },
            2 => new MoveRules { Synchronized = [[a, b]] },
            3 => new MoveRules { Deadlines = [new MoveDeadline(a, TimeSpan.FromSeconds(random.Next(1, 12)))] },
            4 => new MoveRules { Releases = [new MoveRelease(a, TimeSpan.FromSeconds(random.Next(1, 8)))] },
            _ => MoveRules.None,
        };
    }
}
