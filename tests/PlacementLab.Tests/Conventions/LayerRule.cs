namespace PlacementLab.Tests.Conventions;

/// <summary>Layers from the lowest to the highest; a type may use its own layer and lower ones.</summary>
/// <param name="Layers">Namespaces, those of one rank (which may not see each other) together.</param>
internal sealed record LayerRule(params IReadOnlyList<string[]> Layers)
{
    /// <summary>"User in layer A uses Used in layer B" for each use that goes upwards or sideways.</summary>
    /// <param name="types">The types to look into.</param>
    public IReadOnlyList<string> Violations(IEnumerable<Type> types) =>
    [
        .. from type in types
           let user = References.Outermost(type)
           from used in References.TypesUsedBy(type)
           where !MayUse(user, used)
           select $"{user.FullName} uses {used.FullName}" into text
           group text by text into same
           orderby same.Key
           select same.Key,
    ];

    private bool MayUse(Type user, Type used)
    {
        (int userRank, string? userLayer) = Find(user);
        (int usedRank, string? usedLayer) = Find(used);
        return usedLayer is null || usedLayer == userLayer || usedRank < userRank;
    }

    private (int Rank, string? Layer) Find(Type type)
    {
        for (int rank = 0; rank < Layers.Count; rank++)
        {
            foreach (string layer in Layers[rank])
            {
                if (type.Namespace == layer || type.Namespace?.StartsWith(layer + ".", StringComparison.Ordinal) == true)
                {
                    return (rank, layer);
                }
            }
        }

        return (-1, null);
    }
}
