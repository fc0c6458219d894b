using System.Collections.Immutable;
using System.Text.Json;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>The labels that the constraints of a problem group hosts by, each named after the first constraint that uses it.</summary>
internal sealed class LabelTable
{
    private readonly List<(string Name, ImmutableArray<int> Numbers)> _labels = [];

    public LabelTable(PlacementProblem problem)
    {
        _labels.Add(("rack", [.. problem.Datacenter.Hosts.Select(h => h.Rack)]));
        foreach (IPlacementConstraint constraint in problem.Constraints)
        {
            (string name, ImmutableArray<int> numbers) = constraint switch
            {
                ZoneSpreadConstraint zone => ("zone", zone.ZoneOfHost),
                MinimumSpreadConstraint minimum => ("location", minimum.LocationOfHost),
                DependencyConstraint dependency => ("neighbourhood", dependency.NeighbourhoodOfHost),
                _ => ("", []),
            };
            if (name.Length > 0 && Find(numbers) is null)
            {
                int same = _labels.Count(l => l.Name.TrimEnd([.. "0123456789"]) == name);
                _labels.Add((same == 0 ? name : $"{name}{same + 1}", numbers));
            }
        }
    }

    /// <summary>The label with these numbers of the hosts.</summary>
    public string Of(ImmutableArray<int> numbers) => Find(numbers)!;

    /// <summary>The labels of a host.</summary>
    public void Write(Utf8JsonWriter line, int host)
    {
        if (_labels.Count == 1)
        {
            return;
        }

        line.WriteStartObject("labels");
        foreach ((string name, ImmutableArray<int> numbers) in _labels.Skip(1))
        {
            line.WriteNumber(name, numbers[host]);
        }

        line.WriteEndObject();
    }

    private string? Find(ImmutableArray<int> numbers) =>
        _labels.FirstOrDefault(l => l.Numbers == numbers || l.Numbers.AsSpan().SequenceEqual(numbers.AsSpan())).Name;
}
