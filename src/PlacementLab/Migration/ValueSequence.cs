using System.Collections.Immutable;

namespace PlacementLab.Migration;

/// <summary>Items that compare by value, so that estimates do.</summary>
internal readonly struct ValueSequence<T> : IEquatable<ValueSequence<T>>
    where T : IEquatable<T>
{
    private readonly ImmutableArray<T> _items;

    public ValueSequence(ImmutableArray<T> items) => _items = items;

    /// <summary>The items; empty rather than uninitialised.</summary>
    public ImmutableArray<T> Items => _items.IsDefault ? [] : _items;

    /// <inheritdoc/>
    public bool Equals(ValueSequence<T> other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueSequence<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.IsEmpty ? 0 : HashCode.Combine(Items.Length, Items[^1]);
}
