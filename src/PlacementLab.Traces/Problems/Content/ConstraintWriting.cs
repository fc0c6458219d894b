using System.Collections.Immutable;
using System.Text.Json;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>Writes constraints, each with its type; what has its default is left out.</summary>
internal sealed class ConstraintWriting(PlacementProblem problem, LabelTable labels)
{
    private readonly NameWriting _names = new(problem);

    /// <summary>Writes a constraint into an object.</summary>
    public void Write(Utf8JsonWriter line, IPlacementConstraint constraint)
    {
        bool isKnown = WriteOfVms(line, constraint) || WriteOfParts(line, constraint) || WriteOfHosts(line, constraint) || WriteOfMoves(line, constraint);
        if (!isKnown)
        {
            throw new ArgumentException($"A constraint of type {constraint.GetType().Name} has no place in a problem file.");
        }

        // These two hold at every instant whatever is written.
        True(line, "continuous", constraint.IsContinuous && constraint is not (RootConstraint or QuarantineConstraint));
    }

    private bool WriteOfVms(Utf8JsonWriter line, IPlacementConstraint constraint)
    {
        (string Type, ImmutableArray<int> Vms, bool IsStrict)? found = constraint switch
        {
            SpreadConstraint c => ("spread", c.Vms, c.IsStrict),
            GatherConstraint c => ("gather", c.Vms, false),
            RootConstraint c => ("root", c.Vms, false),
            LonelyConstraint c => ("lonely", c.Vms, false),
            ZoneSpreadConstraint c => ("zone-spread", c.Vms, false),
            MinimumSpreadConstraint c => ("minimum-spread", c.Vms, false),
            DependencyConstraint c => ("dependency", c.Dependents, false),
            FenceConstraint c => ("fence", c.Vms, c.IsStrict),
            BanConstraint c => ("ban", c.Vms, false),
            _ => null,
        };
        if (found is not { } known)
        {
            return false;
        }

        line.WriteString("type", known.Type);
        _names.Vms(line, "vms", known.Vms);
        WriteBeside(line, constraint);
        True(line, "strict", known.IsStrict);
        return true;
    }

    private void WriteBeside(Utf8JsonWriter line, IPlacementConstraint constraint)
    {
        switch (constraint)
        {
            case ZoneSpreadConstraint c:
                line.WriteString("by", labels.Of(c.ZoneOfHost));
                break;
            case MinimumSpreadConstraint c:
                line.WriteString("by", labels.Of(c.LocationOfHost));
                line.WriteNumber("least", c.Least);
                break;
            case DependencyConstraint c:
                _names.Vms(line, "needed", c.Needed);
                line.WriteString("by", labels.Of(c.NeighbourhoodOfHost));
                break;
            case FenceConstraint c:
                _names.Hosts(line, "hosts", c.Hosts);
                break;
            case BanConstraint c:
                _names.Hosts(line, "hosts", c.Hosts);
                break;
        }
    }

    private bool WriteOfParts(Utf8JsonWriter line, IPlacementConstraint constraint)
    {
        switch (constraint)
        {
            case AmongConstraint c:
                line.WriteString("type", "among");
                _names.Vms(line, "vms", c.Vms);
                _names.HostLists(line, "parts", c.Parts);
                return true;
            case SplitConstraint c:
                line.WriteString("type", "split");
                _names.VmLists(line, "groups", c.Groups);
                return true;
            case SplitAmongConstraint c:
                line.WriteString("type", "split-among");
                _names.VmLists(line, "groups", c.Groups);
                _names.HostLists(line, "parts", c.Parts);
                return true;
            default:
                return false;
        }
    }

    private bool WriteOfHosts(Utf8JsonWriter line, IPlacementConstraint constraint)
    {
        (string Type, ImmutableArray<int> Hosts, long? Most, int? Resource)? found = constraint switch
        {
            QuarantineConstraint c => ("quarantine", c.Hosts, null, null),
            OfflineConstraint c => ("offline", c.Hosts, null, null),
            OnlineConstraint c => ("online", c.Hosts, null, null),
            MaxOnlineConstraint c => ("max-online", c.Hosts, c.Most, null),
            RunningCapacityConstraint c => ("running-capacity", c.Hosts, c.Most, null),
            ResourceCapacityConstraint c => ("resource-capacity", c.Hosts, c.Most, c.Resource),
            OverbookConstraint c => ("overbook", c.Hosts, null, c.Resource),
            _ => null,
        };
        if (found is not { } known)
        {
            return false;
        }

        line.WriteString("type", known.Type);
        _names.Hosts(line, "hosts", known.Hosts);
        if (known.Resource is { } resource)
        {
            line.WriteString("resource", problem.Resources.Resources[resource].Name);
        }

        if (known.Most is { } most)
        {
            line.WriteNumber("most", most);
        }

        if (constraint is OverbookConstraint overbook)
        {
            line.WriteNumber("ratio", overbook.Ratio);
        }

        return true;
    }

    private bool WriteOfMoves(Utf8JsonWriter line, IPlacementConstraint constraint)
    {
        switch (constraint)
        {
            case CapacityConstraint c:
                line.WriteString("type", "capacity");
                if (c.CpuOverbooking != 1)
                {
                    line.WriteNumber("cpuOverbooking", c.CpuOverbooking);
                }

                True(line, "transient", c.CountsTransient);
                True(line, "strict", c.IsStrict);
                return true;
            case PreserveConstraint c:
                line.WriteString("type", "preserve");
                line.WriteString("resource", problem.Resources.Resources[c.Resource].Name);
                line.WriteStartObject("amounts");
                foreach ((int vm, long amount) in c.Vms.Zip(c.Amounts))
                {
                    line.WriteNumber(problem.Vms[vm].Name, amount);
                }

                line.WriteEndObject();
                return true;
            case BandwidthBudgetConstraint c:
                line.WriteString("type", "bandwidth-budget");
                _names.OfVms(line, "dataBytes", c.DataToMove, d => line.WriteNumberValue(d.Bytes));
                Limit(line, "totalBytes", c.Total?.Bytes);
                Limit(line, "outOfHostBytes", c.OutOfHost?.Bytes);
                Limit(line, "intoHostBytes", c.IntoHost?.Bytes);
                return true;
            case DowntimeSlaConstraint c:
                line.WriteString("type", "downtime-sla");
                _names.OfVms(line, "downtimeSeconds", c.PredictedDowntime, t => line.WriteNumberValue(Seconds(t)));
                _names.OfVms(line, "limitSeconds", c.Limit, t => line.WriteNumberValue(Seconds(t)));
                return true;
            default:
                return false;
        }
    }

    private static decimal Seconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerSecond;

    private static void Limit(Utf8JsonWriter line, string key, long? bytes)
    {
        if (bytes is { } most)
        {
            line.WriteNumber(key, most);
        }
    }

    private static void True(Utf8JsonWriter line, string key, bool value)
    {
        if (value)
        {
            line.WriteBoolean(key, true);
        }
    }
}
