using System.Collections.Immutable;

namespace PlacementLab.Demand;

/// <summary>Cases of overload or none over one fleet's demand, all for the same horizon. Immutable.</summary>
public sealed class OverloadExamples
{
    private readonly DemandHistory _demand;

    /// <summary>Creates a set of examples.</summary>
    /// <param name="demand">Demand of the fleet; predictions see it through <see cref="HistoryOf"/> only.</param>
    /// <param name="horizonSamples">Samples that a label covers, at least 1.</param>
    /// <param name="rows">The cases.</param>
    public OverloadExamples(DemandHistory demand, int horizonSamples, ImmutableArray<OverloadExample> rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonSamples, 1);
        _demand = demand;
        HorizonSamples = horizonSamples;
        Rows = rows;
    }

    /// <summary>Samples that a label covers.</summary>
    public int HorizonSamples { get; }

    /// <summary>Samples in a day of the fleet's demand.</summary>
    public int SamplesPerDay => _demand.SamplesPerDay;

    /// <summary>The cases.</summary>
    public ImmutableArray<OverloadExample> Rows { get; }

    /// <summary>How many of the cases overloaded.</summary>
    public int Positives => Rows.Count(row => row.Overloaded);

    /// <summary>What a prediction of a case may see: the demand up to the case's now.</summary>
    /// <param name="row">A case of this set.</param>
    public DemandHistory HistoryOf(OverloadExample row) => _demand.At(row.Now);

    /// <summary>The cases in which the host is not overloaded yet: those where a warning still comes in time.</summary>
    public OverloadExamples NotYetOverloaded()
    {
        ImmutableArray<OverloadExample> rows = [.. Rows.Where(row => CurrentMips(row) <= row.CapacityMips)];
        return new OverloadExamples(_demand, HorizonSamples, rows);
    }

    private double CurrentMips(OverloadExample row)
    {
        double sum = 0;
        foreach (int vm in row.Vms)
        {
            sum += _demand.Of(vm)[row.Now];
        }

        return sum;
    }
}
