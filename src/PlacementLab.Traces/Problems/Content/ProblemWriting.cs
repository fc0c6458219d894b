using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>Writes a problem: each host, VM, constraint and term in a line of its own.</summary>
internal sealed class ProblemWriting
{
    private static readonly JavaScriptEncoder _encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    private readonly PlacementProblem _problem;
    private readonly LabelTable _labels;
    private readonly MemoryStream _stream = new();
    private readonly Utf8JsonWriter _json;
    private readonly MemoryStream _line = new();

    public ProblemWriting(PlacementProblem problem)
    {
        _problem = problem;
        RequireUnique("host", problem.Datacenter.Hosts.Select(h => h.Name));
        RequireUnique("VM", problem.Vms.Select(v => v.Name));
        RequireUnique("resource", problem.Resources.Resources.Select(r => r.Name));
        _labels = new LabelTable(problem);
        _json = new Utf8JsonWriter(_stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = _encoder });
    }

    /// <summary>The document.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        _json.WriteStartObject();
        _json.WriteString("format", PlacementProblemFile.FormatName);
        _json.WriteNumber("version", PlacementProblemFile.FormatVersion);
        Lines("resources", _problem.Resources.Resources, Write);
        HostType[] hostTypes = [.. _problem.Datacenter.Hosts.Select(h => h.Type).Where(t => t != ProblemDefaults.HostType).Distinct()];
        RequireUnique("host type", hostTypes.Select(t => t.Name));
        Lines("hostTypes", hostTypes, Write);
        Lines("hosts", _problem.Datacenter.Hosts, Write);
        WriteNetwork();
        VmType[] vmTypes = [.. _problem.Vms.Select(v => v.Type).Where(t => t != ProblemDefaults.VmType).Distinct()];
        RequireUnique("VM type", vmTypes.Select(t => t.Name));
        Lines("vmTypes", vmTypes, Write);
        Lines("vms", _problem.Vms, Write);
        var constraints = new ConstraintWriting(_problem, _labels);
        Lines("constraints", _problem.Constraints, constraints.Write);
        var terms = new TermWriting(_problem);
        Lines("objective", terms.All(), (line, write) => write(line));
        _json.WriteEndObject();
        _json.Flush();
        return _stream.GetBuffer().AsMemory(0, (int)_stream.Length);
    }

    private void Lines<T>(string key, IReadOnlyCollection<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        _json.WriteStartArray(key);
        using var line = new Utf8JsonWriter(_line, new JsonWriterOptions { Encoder = _encoder });
        foreach (T item in items)
        {
            _line.SetLength(0);
            line.Reset(_line);
            line.WriteStartObject();
            write(line, item);
            line.WriteEndObject();
            line.Flush();
            _json.WriteRawValue(_line.GetBuffer().AsSpan(0, (int)_line.Length), skipInputValidation: true);
        }

        _json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter line, Resource resource)
    {
        line.WriteString("name", resource.Name);
        line.WriteString("unit", resource.Unit);
        if (resource.IsTransient)
        {
            line.WriteBoolean("transient", true);
        }
    }

    private static void Write(Utf8JsonWriter line, HostType type)
    {
        line.WriteString("name", type.Name);
        line.WriteNumber("cpuMips", type.Cpu.Mips);
        line.WriteNumber("memoryBytes", type.Memory.Bytes);
        line.WriteNumber("nicBytesPerSecond", type.Nic.BytesPerSecond);
        line.WriteStartArray("powerWatts");
        foreach (double watts in type.PowerCurve.Watts)
        {
            line.WriteNumberValue(watts);
        }

        line.WriteEndArray();
    }

    private void Write(Utf8JsonWriter line, Host host)
    {
        line.WriteString("name", host.Name);
        WriteType(line, host.Type.Name, host.Type != ProblemDefaults.HostType);
        if (host.Rack != 0)
        {
            line.WriteNumber("rack", host.Rack);
        }

        _labels.Write(line, host.Index);
        line.WritePropertyName("capacity");
        WriteAmounts(line, _problem.Resources, _problem.Capacity[host.Index]);
    }

    private static void Write(Utf8JsonWriter line, VmType type)
    {
        line.WriteString("name", type.Name);
        line.WriteNumber("cpuMips", type.Cpu.Mips);
        line.WriteNumber("memoryBytes", type.Memory.Bytes);
    }

    private void Write(Utf8JsonWriter line, Vm vm)
    {
        line.WriteString("name", vm.Name);
        WriteType(line, vm.Type.Name, vm.Type != ProblemDefaults.VmType);
        line.WritePropertyName("usage");
        WriteAmounts(line, _problem.Resources, _problem.Usage[vm.Index]);
        if (_problem.Initial[vm.Index] is var host && host != Assignment.Unplaced)
        {
            line.WriteString("host", _problem.Datacenter.Hosts[host].Name);
        }
    }

    private static void WriteType(Utf8JsonWriter line, string name, bool isNamed)
    {
        if (isNamed)
        {
            line.WriteString("type", name);
        }
    }

    /// <summary>An amount of every resource.</summary>
    public static void WriteAmounts(Utf8JsonWriter line, ResourceSpace resources, ResourceVector amounts)
    {
        line.WriteStartObject();
        for (int r = 0; r < resources.Count; r++)
        {
            line.WriteNumber(resources.Resources[r].Name, amounts[r]);
        }

        line.WriteEndObject();
    }

    private void WriteNetwork()
    {
        TwoTierOptions network = _problem.Datacenter.Topology.Options;
        if (network == ProblemDefaults.Network)
        {
            return;
        }

        _json.WriteStartObject("network");
        _json.WriteNumber("hostsPerRack", network.HostsPerRack);
        _json.WriteNumber("rackUplinkBytesPerSecond", network.RackUplink.BytesPerSecond);
        _json.WriteNumber("coreBytesPerSecond", network.Core.BytesPerSecond);
        _json.WriteNumber("reservedShare", network.ReservedShare);
        _json.WriteEndObject();
    }

    private static void RequireUnique(string what, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (names.FirstOrDefault(n => !seen.Add(n)) is { } twice)
        {
            throw new ArgumentException($"Two of a kind \"{what}\" are called \"{twice}\"; a problem file needs unique names.");
        }
    }
}
