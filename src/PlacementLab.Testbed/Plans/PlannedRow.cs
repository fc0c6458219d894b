namespace PlacementLab.Testbed.Plans;

/// <summary>One migration to measure.</summary>
/// <param name="Cell">Its cell.</param>
/// <param name="Repeat">Which repeat of the cell, from 0.</param>
/// <param name="Order">Its place in the plan, from 1.</param>
/// <param name="Seed">Seed of the guest's writer.</param>
public sealed record PlannedRow(MeasurementCell Cell, int Repeat, int Order, int Seed);
