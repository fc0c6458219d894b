using System.Collections.Immutable;

namespace PlacementLab.Testbed.Plans;

/// <summary>What to measure: cells, each some times, in an order shuffled inside each repeat so that a run cut short is still balanced.</summary>
/// <param name="Name">Name, for the default folder of results.</param>
/// <param name="Cells">The cells.</param>
/// <param name="Repeats">How often each is measured, from 1.</param>
/// <param name="Seed">Seed of the order and of the guests.</param>
public sealed record MeasurementPlan(string Name, ImmutableArray<MeasurementCell> Cells, int Repeats, int Seed)
{
    /// <summary>The rows to measure, in order.</summary>
    public ImmutableArray<PlannedRow> Rows()
    {
        var random = new Random(Seed);
        var rows = ImmutableArray.CreateBuilder<PlannedRow>(Cells.Length * Repeats);
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            MeasurementCell[] order = [.. Cells];
            random.Shuffle(order);
            foreach (MeasurementCell cell in order)
            {
                int number = rows.Count + 1;
                rows.Add(new PlannedRow(cell, repeat, number, Seed % 1000 * 1000 + 100 * repeat + number % 97));
            }
        }

        return rows.MoveToImmutable();
    }
}
