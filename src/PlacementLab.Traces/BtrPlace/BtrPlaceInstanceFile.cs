using System.Collections.Immutable;
using System.Text.Json;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;
using PlacementLab.Traces.Files;
using PlacementLab.Traces.Problems.Content;

namespace PlacementLab.Traces.BtrPlace;

/// <summary>
/// Reads instances of the BtrPlace scheduler (JSON, also packed as .gz): model with mapping and views, and constraints by their id.
/// Nodes become hosts, VMs that run or are to run become VMs, each shareable resource a resource. A node that is to be offline
/// carries no VM; one that is off and not asked for may be switched on. What a view does not name has its default. The README of
/// this project says what is not taken over. Source of the form: BtrPlace, package json.
/// </summary>
public static class BtrPlaceInstanceFile
{
    private const int Deepest = 32;

    /// <summary>Reads an instance.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is missing or not of the form, or has a constraint that has no counterpart here.</exception>
    public static BtrPlaceInstance Read(string path) => Parse(InputFile.ReadUnpacked(path).Content, path);

    /// <summary>Reads an instance from JSON.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="place">Where it comes from, for messages.</param>
    /// <exception cref="InvalidInputException">It is not of the form, or has a constraint that has no counterpart here.</exception>
    public static BtrPlaceInstance Parse(ReadOnlyMemory<byte> json, string place)
    {
        using JsonDocument document = StrictJson.Parse(json, place, Deepest);
        var root = new ProblemNode(place, document.RootElement);
        ProblemNode model = root.At("model");
        var mapping = new BtrPlaceMapping(model.At("mapping"));
        ProblemNode[] constraints = [.. root.Find("constraints")?.Items() ?? []];
        BtrPlaceStates states = BtrPlaceStates.Of(mapping, constraints);
        var views = new BtrPlaceViews(model.Find("views"), mapping, states);
        if (mapping.NodeCount == 0 || states.VmCount == 0)
        {
            model.At("mapping").Reject("no node, or no VM that is to run", "at least one of each", "Add them.");
        }

        var problem = new PlacementProblem
        {
            Datacenter = AbstractFleet.Hosts(views.NodeNames),
            Vms = AbstractFleet.Vms(views.VmNames),
            Resources = views.Resources,
            Usage = views.Usage,
            Capacity = views.Capacity,
            Initial = states.Initial,
            Constraints = Constraints(constraints, mapping, states, views),
            Objective = new Objective { MoveTerms = [(new MigrationCostTerm(Enumerable.Repeat(1.0, states.VmCount)), 1)] },
        };
        problem.Validate();
        return new BtrPlaceInstance(problem, constraints.Length);
    }

    private static ImmutableArray<IPlacementConstraint> Constraints(ProblemNode[] nodes, BtrPlaceMapping mapping, BtrPlaceStates states, BtrPlaceViews views)
    {
        var reading = new BtrPlaceConstraints(mapping, states, views);
        return [new CapacityConstraint { IsStrict = true }, .. reading.Read(nodes)];
    }
}
