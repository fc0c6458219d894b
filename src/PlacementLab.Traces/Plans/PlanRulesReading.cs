using System.Collections.Immutable;
using PlacementLab.Planning;

namespace PlacementLab.Traces.Plans;

/// <summary>Reads the rules on single moves of a plan file.</summary>
internal static class PlanRulesReading
{
    /// <summary>The rules.</summary>
    public static MoveRules Read(RulesEntry rules, NameIndex vms, PlanFilePlace at)
    {
        ImmutableArray<int> Group(string[] names, string list, int index) =>
            [.. names.Select((n, k) => vms.Of(n, at.At(list, index).At("vms", k)))];
        return new MoveRules
        {
            Precedences =
            [
                .. rules.Precedences.Select((p, i) => new MovePrecedence(
                    vms.Of(p.Before, at.At("precedences", i).At("before")), vms.Of(p.After, at.At("precedences", i).At("after")))),
            ],
            Serialized = [.. rules.Serialized.Select((g, i) => Group(g, "serialized", i))],
            Synchronized = [.. rules.Synchronized.Select((g, i) => Group(g, "synchronized", i))],
            Deadlines = [.. rules.Deadlines.Select((d, i) => new MoveDeadline(vms.Of(d.Vm, at.At("deadlines", i).At("vm")), Time(d, at.At("deadlines", i))))],
            Releases = [.. rules.Releases.Select((r, i) => new MoveRelease(vms.Of(r.Vm, at.At("releases", i).At("vm")), Time(r, at.At("releases", i))))],
        };
    }

    private static TimeSpan Time(VmTimeEntry entry, PlanFilePlace at) => at.At("seconds").Time(entry.Seconds);
}
