namespace PlacementLab.Traces;

/// <summary>What is known of a data set.</summary>
/// <param name="Name">Name to load it by.</param>
/// <param name="Title">What it is.</param>
/// <param name="Vms">Number of VMs; null where no count is known.</param>
/// <param name="Span">Time covered.</param>
/// <param name="StepSeconds">Time between samples in s; null for events and irregular steps.</param>
/// <param name="Contains">What was measured.</param>
/// <param name="Terms">Licence or terms, and what to cite.</param>
/// <param name="Where">Where it can be had.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Path">The file or folder, where it was found; otherwise null.</param>
public sealed record DatasetDescription(
    string Name,
    string Title,
    int? Vms,
    string Span,
    int? StepSeconds,
    string Contains,
    string Terms,
    string Where,
    DatasetState State,
    string? Path);
