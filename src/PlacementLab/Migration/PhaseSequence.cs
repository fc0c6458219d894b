using System.Collections.Immutable;

namespace PlacementLab.Migration;

/// <summary>Phases that compare by value, so that estimates do.</summary>
internal readonly struct PhaseSequence : IEquatable<PhaseSequence>
{
    private readonly ImmutableArray<MigrationPhase> _items;

    public PhaseSequence(ImmutableArray<MigrationPhase> items) => _items = items;

    /// <summary>The phases; empty rather than uninitialised.</summary>
    public ImmutableArray<MigrationPhase> Items => _items.IsDefault ? [] : _items;

    /// <inheritdoc/>
    public bool Equals(PhaseSequence other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PhaseSequence other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.IsEmpty ? 0 : HashCode.Combine(Items.Length, Items[^1]);
}
