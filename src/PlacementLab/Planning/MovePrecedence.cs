namespace PlacementLab.Planning;

/// <summary>One VM has landed before another starts to move.</summary>
/// <param name="Before">Index of the VM that moves first; its last migration counts.</param>
/// <param name="After">Index of the VM that moves afterwards; its first migration counts.</param>
public sealed record MovePrecedence(int Before, int After);
